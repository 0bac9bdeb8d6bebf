import { verifyCommand } from './verify-command.ts'

/** The whole program of the verifier that `records build-verifier` makes a single file of. */
process.exitCode = await verifyCommand(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`))
