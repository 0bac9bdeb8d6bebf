import { gradingFaults } from '@countersign/accounts/check-grading'
import { gradeOf } from '@countersign/accounts/grade'
import type { GradingRules, GradingScheme } from '@countersign/accounts/grading-rules'
import { holdRulesAlone, readGradedAccounts, writeGrades } from '@countersign/database/grade-accounts'
import { z } from 'zod'
import type { Call } from '../../context.ts'
import { type Answer, answered, problem, refused } from '../../problem/problem.ts'
import { procedureFor, valueFrom } from '../../trpc/builder.ts'
import { figuresOf } from '../figures-of.ts'
import { RulesInput, SchemeInput } from './grading-input.ts'

const SaveInput = z.strictObject({
  scheme: SchemeInput,
  rules: RulesInput,
  /** The version that the caller changed; another one in force by now is refused. */
  before: z.int().min(0),
  /** False only looks who would move. */
  apply: z.boolean(),
})

const Count = z.object({ grade: z.string().nullable(), before: z.int(), after: z.int() })
const Move = z.object({
  number: z.string(),
  name: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
const Saved = z.object({
  version: z.int(),
  counts: z.array(Count),
  /** How many accounts move, and the first of them by number. */
  moved: z.int(),
  moves: z.array(Move),
})

const MOST_SHOWN = 200

/** Changes the rules of a scheme and grades everybody by them; or only looks who would move. */
const saveRules = async (
  call: Call,
  { scheme, rules, before, apply }: z.infer<typeof SaveInput>,
): Promise<Answer<z.infer<typeof Saved>>> => {
  const faults = gradingFaults(scheme, rules as GradingRules)
  if (faults.length > 0)
    return refused(
      problem(
        'grading-faulty',
        {},
        faults.map(({ path, code }) => ({ path: `/rules${path}`, code })),
      ),
    )
  const { pool } = call.services.runtime.database
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await holdRulesAlone(client)
    const { rows } = await client.query<{ version: number }>(
      'SELECT coalesce(max(version), 0) AS version FROM grading_rules WHERE scheme = $1',
      [scheme],
    )
    const version = rows[0]?.version ?? 0
    if (version !== before) {
      await client.query('ROLLBACK')
      return refused(problem('grading-changed'))
    }
    const seen = await regraded(client, scheme, rules as GradingRules)
    if (apply) {
      await client.query(
        'INSERT INTO grading_rules (scheme, version, rules, made_at, made_by) VALUES ($1, $2, $3, now(), $4)',
        [scheme, version + 1, JSON.stringify(rules), call.viewer.id],
      )
      await writeGrades(
        client,
        scheme,
        seen.moved.map(({ id, to }) => ({ id, grade: to })),
      )
    }
    await client.query(apply ? 'COMMIT' : 'ROLLBACK')
    return answered({
      version: apply ? version + 1 : version,
      counts: seen.counts,
      moved: seen.moved.length,
      moves: seen.moved
        .slice(0, MOST_SHOWN)
        .map(({ number, name, from, to }) => ({ number, name, from, to })),
    })
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

type Client = Parameters<typeof readGradedAccounts>[0]

const regraded = async (client: Client, scheme: GradingScheme, rules: GradingRules) => {
  const accounts = (await readGradedAccounts(client, scheme)).map(({ id, number, name, figures, grade }) => ({
    id,
    number,
    name,
    from: grade,
    to: gradeOf(rules, figuresOf(figures)),
  }))
  const grades = new Set(accounts.flatMap(({ from, to }) => [from, to]))
  return {
    moved: accounts.filter(({ from, to }) => from !== to),
    counts: [...grades].map((grade) => ({
      grade,
      before: accounts.filter(({ from }) => from === grade).length,
      after: accounts.filter(({ to }) => to === grade).length,
    })),
  }
}

export const saveRulesProcedure = procedureFor('accounts:rule')
  .input(SaveInput)
  .output(Saved)
  .mutation(async ({ ctx, input }) => valueFrom(await saveRules(ctx.call, input)))
