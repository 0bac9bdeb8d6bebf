import type { Command } from '@countersign/engine/command'
import type { Call } from '../context.ts'
import type { Answer } from '../problem/problem.ts'
import type { InstanceView } from '../views/instance.ts'
import { execute } from './execute.ts'

/** What comes with a command beside itself: the caller's key for it and the revision they saw. */
export type Circumstances = {
  readonly idempotency: { readonly key: string; readonly hash: string } | null
  readonly revision: number | null
}

/** Runs one command on an instance that exists and answers with the instance after it. */
export const runCommand = (
  call: Call,
  on: { readonly instanceId: string; readonly command: Command },
  circumstances: Circumstances,
): Promise<Answer<InstanceView>> => execute(call, { ...on, definition: null, ...circumstances })
