import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const [name, ...words] = process.argv.slice(2)

const DEFAULT_FILE = 'countersign-verify.mjs'

if (name === 'build-verifier') {
  const { buildVerifier } = await import('./build-verifier.ts')
  const { values } = parseArgs({ args: words, options: { out: { type: 'string', default: DEFAULT_FILE } } })
  await buildVerifier(resolve(values.out))
  process.stdout.write(`node ${values.out} <folder of an export> [--heads <file>] [--key <key>]\n`)
} else if (name === 'tamper') {
  const { tamperCommand } = await import('./tamper/tamper-command.ts')
  process.exitCode = await tamperCommand(words)
}
// Whatever an operator does with the log is a command of the product.
else await import('@countersign/cli/main')
