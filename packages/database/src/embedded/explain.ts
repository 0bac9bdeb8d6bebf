import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

const SENTENCES: readonly (readonly [RegExp, (directory: string) => string])[] = [
  [
    /No space left on device|ENOSPC/i,
    (directory) =>
      `The disk that holds ${directory} is full. Free some space, or give a DATA_DIR on another disk.`,
  ],
  [
    /Read-only file system|EROFS/i,
    (directory) => `${directory} lies on a read-only file system. Give a DATA_DIR that can be written to.`,
  ],
  [
    /wrong ownership|Permission denied|EACCES|EPERM/i,
    (directory) =>
      `${directory} belongs to another user or is closed to this one. Start Countersign as the user who started it first, or give another DATA_DIR.`,
  ],
  [
    /could not (create|attach|map).*shared memory|Cannot allocate memory/i,
    () => 'PostgreSQL found too little memory to start. Stop something else, or set DATABASE_URL.',
  ],
  [
    /error while loading shared libraries|cannot open shared object/i,
    () => 'The embedded PostgreSQL is not completely installed: remove node_modules and start again.',
  ],
]

/** Turns what PostgreSQL or the file system said into one sentence that says what to do. */
export const explain = (output: string, directory: string): EmbeddedPostgresError => {
  const known = SENTENCES.find(([pattern]) => pattern.test(output))
  if (known !== undefined) return new EmbeddedPostgresError(known[1](directory), { cause: output })
  const said = output.split('\n').filter((line) => /FATAL|PANIC|ERROR|error:/.test(line))
  return new EmbeddedPostgresError(
    `PostgreSQL did not start on ${directory}: ${said.join(' ').trim() || output.trim()}`,
  )
}
