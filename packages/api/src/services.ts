import type { CommandAnswer, CommandRequest } from '@countersign/runtime/command-request'

/** What the API is built on. */
export type Services = {
  readonly runtime: { execute(request: CommandRequest): Promise<CommandAnswer> }
}
