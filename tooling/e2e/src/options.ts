import { parseArgs } from 'node:util'

/** What the command line asks for: the suites with Vitest's own words, or one soak. */
export type Options =
  | { readonly suites: readonly string[]; readonly everyView: boolean }
  | { readonly soak: { readonly seconds: number; readonly clients: number; readonly seed: number } }
  | { readonly live: { readonly seconds: number; readonly people: number } }
  | { readonly problem: string }

const USAGE =
  'Usage: npm run e2e [-- [--every-view] <file or Vitest option>...] or npm run e2e -- --soak <seconds> [--clients <n>] [--seed <n>] ' +
  'or npm run e2e -- --live <seconds> [--people <n>]'
/** How the tests are told to look at every page in every view: they run in processes of their own. */
export const EVERY_VIEW_SETTING = 'COUNTERSIGN_EVERY_VIEW'
const EVERY_VIEW = '--every-view'
const WHOLE = /^[1-9]\d{0,8}$/
const OWN = ['--soak', '--live']

/** Whole numbers behind the names given, or null where something else stands. */
const numbersIn = <Name extends string>(
  words: readonly string[],
  defaults: Readonly<Record<Name, string>>,
): Readonly<Record<Name, number>> | null => {
  const names = Object.keys(defaults) as Name[]
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
    const given = parseArgs({ args: [...words], options }).values
    const texts = names.map((name) => String(given[name] ?? defaults[name]))
    if (!texts.every((text) => WHOLE.test(text))) return null
    return Object.fromEntries(names.map((name, index) => [name, Number(texts[index])])) as Record<
      Name,
      number
    >
  } catch {
    return null
  }
}

/** Reads the words behind `npm run e2e --`. */
export const parseOptions = (words: readonly string[]): Options => {
  const own = OWN.find((name) => words.some((word) => word === name || word.startsWith(`${name}=`)))
  if (own === undefined)
    return { suites: words.filter((word) => word !== EVERY_VIEW), everyView: words.includes(EVERY_VIEW) }
  if (own === '--live') {
    const read = numbersIn(words, { live: '', people: '200' })
    return read === null ? { problem: USAGE } : { live: { seconds: read.live, people: read.people } }
  }
  const read = numbersIn(words, { soak: '', clients: '64', seed: String(Date.now() % 1_000_000) })
  if (read === null) return { problem: USAGE }
  return { soak: { seconds: read.soak, clients: read.clients, seed: read.seed } }
}
