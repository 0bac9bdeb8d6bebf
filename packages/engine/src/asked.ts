import type { Actor, Command } from './command.ts'
import type { Facts } from './facts.ts'

/** Who asks for what, and everything the decision may know. */
export type Asked = { readonly actor: Actor; readonly command: Command; readonly facts: Facts }
