/** A thing that must not stand in the repository, and why. */
type Forbidden = { readonly pattern: RegExp; readonly where: RegExp; readonly why: string }

const ANYWHERE = /./
const SOURCE = /\.(ts|tsx|mjs|js)$/

// Written in pieces, so that this file does not find itself.
const word = (...pieces: readonly string[]): RegExp => new RegExp(`\\b(${pieces.join('')})\\b`)

const FORBIDDEN: readonly Forbidden[] = [
  {
    pattern: word('TO', 'DO|FIX', 'ME|X', 'XX|HA', 'CK'),
    where: ANYWHERE,
    why: 'finish it or open an issue',
  },
  {
    pattern: new RegExp('\\b(it|test|describe)\\.(on' + 'ly|sk' + 'ip)\\b'),
    where: SOURCE,
    why: 'every test runs, or is not there',
  },
  { pattern: word('debug', 'ger'), where: SOURCE, why: 'it stops nobody but a browser with its tools open' },
  {
    pattern: /\btarball:/,
    where: /^pnpm-lock\.yaml$/,
    why: 'the lockfile must not name where packages come from',
  },
  {
    pattern: new RegExp('registry\\.(npm' + 'js|npm' + 'mirror|yarn' + 'pkg)\\.'),
    where: ANYWHERE,
    why: 'where packages come from is the business of each machine',
  },
  {
    pattern: /^\s*(@[\w-]+:)?registry\s*=/m,
    where: /(^|\/)\.npmrc$/,
    why: 'the registry is set by each machine',
  },
]

/** Sentences for what stands in a file and must not; none when all is well. */
export const findForbidden = (path: string, text: string): string[] =>
  FORBIDDEN.filter(({ where }) => where.test(path)).flatMap(({ pattern, why }) => {
    const lines = text.split('\n')
    return lines.flatMap((line, index) => {
      const found = pattern.exec(line)
      return found === null ? [] : [`${path}:${index + 1} has "${found[0].trim()}": ${why}`]
    })
  })
