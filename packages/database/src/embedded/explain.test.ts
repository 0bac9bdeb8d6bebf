import { describe, expect, it } from 'vitest'
import { explain } from './explain.ts'

describe('what PostgreSQL says when it does not start', () => {
  it.each([
    [
      'FATAL:  could not write lock file "postmaster.pid": No space left on device',
      'The disk that holds /data is full.',
    ],
    ["Error: ENOSPC: no space left on device, mkdir '/data'", 'The disk that holds /data is full.'],
    ["Error: EROFS: read-only file system, mkdir '/data'", '/data lies on a read-only file system.'],
    ['FATAL:  data directory "/data" has wrong ownership', '/data belongs to another user'],
    ["Error: EACCES: permission denied, mkdir '/data'", '/data belongs to another user'],
    [
      'FATAL:  could not map anonymous shared memory: Cannot allocate memory',
      'PostgreSQL found too little memory',
    ],
    [
      'postgres: error while loading shared libraries: libicuuc.so.60',
      'The embedded PostgreSQL is not completely',
    ],
  ])('becomes a sentence to act on: %s', (said, sentence) => {
    expect(explain(said, '/data').message.startsWith(sentence)).toBe(true)
  })

  it('is repeated when nothing better is known, without what is no error', () => {
    const said = 'LOG:  starting PostgreSQL\nFATAL:  the stars are wrong\n'
    expect(explain(said, '/data').message).toBe(
      'PostgreSQL did not start on /data: FATAL:  the stars are wrong',
    )
  })
})
