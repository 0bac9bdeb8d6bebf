import type { Actor } from '@countersign/engine/command'

/** An actor as one text for rows and keys: the person's id, or `system:timer`. Person ids contain no colon. */
export const actorName = (actor: Actor): string =>
  'person' in actor ? actor.person : `system:${actor.system}`
