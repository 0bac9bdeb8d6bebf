import { parseArgs } from 'node:util'

/** What the command line asks for: the suites with Vitest's own words, or one soak. */
export type Options =
  | { readonly suites: readonly string[] }
  | { readonly soak: { readonly seconds: number; readonly clients: number; readonly seed: number } }
  | { readonly problem: string }

const USAGE =
  'Usage: npm run e2e [-- <file or Vitest option>...] or npm run e2e -- --soak <seconds> [--clients <n>] [--seed <n>]'
const WHOLE = /^[1-9]\d{0,8}$/

/** Reads the words behind `npm run e2e --`. */
export const parseOptions = (words: readonly string[]): Options => {
  if (!words.some((word) => word === '--soak' || word.startsWith('--soak='))) return { suites: words }
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { soak: { type: 'string' }, clients: { type: 'string' }, seed: { type: 'string' } },
    })
    const { soak = '', clients = '64', seed = String(Date.now() % 1_000_000) } = values
    if (![soak, clients, seed].every((text) => WHOLE.test(text))) return { problem: USAGE }
    return { soak: { seconds: Number(soak), clients: Number(clients), seed: Number(seed) } }
  } catch {
    return { problem: USAGE }
  }
}
