import { benchFor, HELP } from './benches.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

const ended = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => ended.abort(new Error(`ended by ${signal}`)))

const given = process.argv.slice(2)

const prepared = () => {
  const [bench, words] = benchFor(given)
  try {
    return bench.prepare(words)
  } catch (error) {
    say(`${error instanceof Error ? error.message : error}\n\n${bench.help}`)
    return null
  }
}

if (given.includes('--help')) {
  say(HELP)
} else {
  const run = prepared()
  const reached = run !== null && (await run({ say, ended: ended.signal }))
  process.exitCode = reached ? 0 : 1
}
