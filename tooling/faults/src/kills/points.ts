/** Moments of a server's life at which it can be killed from within, each between two things that belong together. */
export const POINTS = [
  'before-commit',
  'commit-sent',
  'commit-answered',
  'queued-before-commit',
  'queued-and-committed',
  'mail-taken',
] as const
export type Point = (typeof POINTS)[number]
