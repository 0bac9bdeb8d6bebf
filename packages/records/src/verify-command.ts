import { parseArgs } from 'node:util'
import { keyName } from './signature.ts'
import { findingLine } from './verify/finding.ts'
import { type Verified, type Verifying, verifyExport } from './verify/verify-export.ts'

export const VERIFY_USAGE = `verify <folder of an export>

      --heads <file>   the second place of signed heads, from where whoever made the export could not write
      --key <key>      the public key that was written down when the log began, or its name

  ends with 0 when all is as it was written, 1 when something is not, 2 when it could not be looked at
`

type Asked = Verifying | { readonly problem: string }

const understand = (words: readonly string[]): Asked => {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { heads: { type: 'string' }, key: { type: 'string' } },
      allowPositionals: true,
    })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) return { problem: 'Which folder?' }
    return { folder, headsFile: values.heads ?? null, key: values.key ?? null }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

/**
 * Verifies an export as the words of a command line say and prints a line a finding and a summary. Needs no database.
 * Returns the exit code.
 */
export const verifyCommand = async (
  words: readonly string[],
  print: (line: string) => void,
): Promise<number> => {
  const asked = understand(words)
  if ('problem' in asked) {
    print(`${asked.problem}\n${VERIFY_USAGE}`)
    return 2
  }
  try {
    const verified = await verifyExport(asked)
    for (const one of verified.findings) print(findingLine(one))
    for (const line of summaryOf(verified, asked)) print(line)
    return verified.findings.length === 0 ? 0 : 1
  } catch (error) {
    print(`The export could not be looked at: ${error instanceof Error ? error.message : String(error)}`)
    return 2
  }
}

const summaryOf = (
  { findings, manifest, keys, removed }: Verified,
  { headsFile, key }: Verifying,
): string[] => {
  const gone = [...removed].map(
    ([reason, count]) => `${count} requests were removed (${reason}), as the anchors say.`,
  )
  const signed = keys.map((one) => `signed with the key ${keyName(one)} (${one})`)
  const alone =
    headsFile === null && key === null && findings.length === 0
      ? [
          'Nothing outside the export was compared: compare the key with the one written down, or give --heads.',
        ]
      : []
  const stand =
    manifest === null
      ? []
      : [
          `export of ${manifest.at}: ${manifest.requests} requests, ${manifest.records} records, ${manifest.chain.number} anchors`,
        ]
  const end =
    findings.length === 0 ? 'verified: all is as it was written' : `NOT verified: ${findings.length} findings`
  return [...stand, ...signed, ...gone, ...alone, end]
}
