import { inspect } from 'node:util'
import { checkStructure } from '@countersign/analysis/check-structure'
import { contentHash } from '@countersign/definition/content-hash'
import { type DefinitionProblemCode, parseDefinition } from '@countersign/definition/parse-definition'
import { compileDefinition } from '@countersign/engine/compile'
import { Random } from '@countersign/interpreter/random'
import { hasText } from '@countersign/texts/text'
import { inTime } from '../run/in-time.ts'
import { watchPrototypes } from '../run/prototypes.ts'
import { Findings, type Report, shortened } from '../run/report.ts'
import type { StageOptions } from '../run/run-stage.ts'
import { randomSource } from './random-source.ts'

const REFERENCES = {
  people: [
    'rep',
    'rep2',
    'supervisor',
    'manager',
    'director',
    'vp',
    'gm',
    'finance',
    'quality',
    'technology',
  ],
  departments: ['head-office', 'sales', 'finance', 'quality', 'key-accounts', 'technology'],
}

const WHERE = 'a definition'

/** Every code that the form of a definition is refused with; a code more does not compile. */
const FORM_CODES: Readonly<Record<DefinitionProblemCode, true>> = {
  'too-deep': true,
  'too-large': true,
  'forbidden-key': true,
  'not-json': true,
  'not-text': true,
  required: true,
  'wrong-type': true,
  'unknown-key': true,
  'bad-key': true,
  'bad-format': true,
  'too-small': true,
  'not-one-of': true,
}

/** What publishing does with it up to the database; answers how far it came. */
const publish = (source: unknown, unknown: (code: string) => void): string => {
  const parsed = parseDefinition(source)
  if (!parsed.ok) {
    for (const { code } of parsed.problems) if (!Object.hasOwn(FORM_CODES, code)) unknown(code)
    if (parsed.problems.length === 0) unknown('(none)')
    return `refused: ${parsed.problems[0]?.code}`
  }
  const found = checkStructure(parsed.definition, REFERENCES)
  for (const { code } of found) if (!hasText('finding', code)) unknown(code)
  const error = found.find(({ severity }) => severity === 'error')
  if (error !== undefined) return `faulty: ${error.code}`
  JSON.stringify(parsed.definition)
  contentHash(parsed.definition)
  compileDefinition(parsed.definition, 1)
  return 'compiled'
}

const shownAs = (source: unknown): string => {
  // A list that only claims a length would be written out to its end.
  if (Array.isArray(source) && source.length > 1_000_000) return `a list of length ${source.length}`
  try {
    return shortened(JSON.stringify(source) ?? inspect(source))
  } catch {
    return inspect(source, { depth: 2, maxArrayLength: 5 })
  }
}

/** Parses, checks and compiles `count` things that call themselves definitions. */
export const runDefinitions = ({ seed, count }: StageOptions, begins: (input: string) => void): Report => {
  const random = new Random(seed)
  const findings = new Findings()
  const polluted = watchPrototypes()
  for (let done = 0; done < count; done++) {
    const source = randomSource(random)
    const input = shownAs(source)
    begins(input)
    inTime(findings, { where: WHERE, input }, () =>
      publish(source, (code) => findings.add(`the code ${code} is not known`, WHERE, input)),
    )
    const names = polluted()
    if (names !== null) throw new Error(`${input} has changed a prototype: ${names}`)
  }
  return findings.report()
}
