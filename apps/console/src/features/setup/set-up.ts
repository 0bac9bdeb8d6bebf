import { postJson } from '../../shared/api/rest.ts'

export type Setup = {
  readonly token: string
  readonly company: string
  readonly name: string
  readonly email: string
  readonly password: string
}

/** Makes the departments and the first administrator. A second try is refused, so it is never repeated by itself. */
export const setUp = (setup: Setup): Promise<unknown> => postJson('/api/setup', setup)
