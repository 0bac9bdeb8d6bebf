import { type ConditionContext, conditionLanguage } from '@countersign/definition/condition'
import { explainCondition } from '@countersign/definition/explain-condition'
import { parseDefinition } from '@countersign/definition/parse-definition'
import { serviceRequest } from '@countersign/flows/service-request'
import { Random } from '@countersign/interpreter/random'
import { randomDefinition } from '@countersign/interpreter/random-definition'
import { hasText } from '@countersign/texts/text'
import { inTime } from '../run/in-time.ts'
import { watchPrototypes } from '../run/prototypes.ts'
import { Findings, type Report, shortened } from '../run/report.ts'
import type { StageOptions } from '../run/run-stage.ts'
import { hostileCondition } from './hostile-condition.ts'

const CONTEXT: ConditionContext = {
  fields: { amount: 120, services: ['rush', 'special-payment'], note: 'a'.repeat(4000), urgent: false },
  requester: { id: 'rep', rank: 'rep', department: 'key-accounts' },
  account: { id: 'ka-1', number: 'KA-1', name: '云岭', owner: null, department: 'key-accounts' },
  steps: { draft: { outcome: 'submit', visits: 2, decidedBy: ['rep'] } },
}

/** Nothing is filled, where nothing was entered. */
const EMPTY: ConditionContext = { ...CONTEXT, fields: {}, account: null, steps: {} }

const languageOf = (source: unknown) => {
  const parsed = parseDefinition(JSON.parse(JSON.stringify(source)))
  return parsed.ok ? [conditionLanguage(parsed.definition)] : []
}

/** Checks, explains, compiles and evaluates `count` texts that call themselves conditions. */
export const runConditions = ({ seed, count }: StageOptions, begins: (input: string) => void): Report => {
  const random = new Random(seed)
  const findings = new Findings()
  const polluted = watchPrototypes()
  const languages = [serviceRequest, randomDefinition(random), randomDefinition(random)].flatMap(languageOf)
  for (let done = 0; done < count; done++) {
    const source = hostileCondition(random)
    const language = random.pick(languages)
    const input = shortened(JSON.stringify(source))
    begins(input)
    inTime(findings, { where: 'a condition', input }, () => {
      const problems = language.check(source, { filled: ['amount'] })
      for (const { code } of problems)
        if (!hasText('finding', `condition-${code}`))
          findings.add(`the code ${code} is not known`, 'a condition', input)
      explainCondition(source)
      const evaluate = language.compile(source)
      for (const context of [CONTEXT, EMPTY]) {
        const { ok } = evaluate(context)
        if (ok && problems.some(({ code }) => code === 'syntax-error' || code === 'too-large'))
          findings.add('is evaluated although it was refused', 'a condition', input)
      }
      return problems[0]?.code ?? 'accepted'
    })
    const names = polluted()
    if (names !== null) throw new Error(`${input} has changed a prototype: ${names}`)
  }
  return findings.report()
}
