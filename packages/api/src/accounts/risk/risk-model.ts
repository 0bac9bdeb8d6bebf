import { riskModelFaults } from '@countersign/accounts/risk-model'
import { z } from 'zod'
import type { Call } from '../../context.ts'
import { type Answer, answered, problem, refused } from '../../problem/problem.ts'
import { procedureFor, valueFrom } from '../../trpc/builder.ts'
import { ModelInput, modelInForce } from './model-in-force.ts'

const ModelView = z.object({ version: z.int(), model: ModelInput })

const showModel = async ({ services }: Call): Promise<z.infer<typeof ModelView>> => {
  const { version, model } = await modelInForce(services.runtime.database)
  return { version, model: ModelInput.parse(model) }
}

/** The model that risk sheets 客户风险分析表 are scored by now. */
export const showModelProcedure = procedureFor('accounts:read')
  .output(ModelView)
  .query(({ ctx }) => showModel(ctx.call))

const SaveInput = z.strictObject({
  model: ModelInput,
  /** The version that the caller changed. */
  before: z.int().min(0),
})

/** Another version of the model; sheets that were scored keep theirs. */
const saveModel = async (
  { services, viewer }: Call,
  { model, before }: z.infer<typeof SaveInput>,
): Promise<Answer<{ version: number }>> => {
  const faults = riskModelFaults(model)
  if (faults.length > 0)
    return refused(
      problem(
        'risk-model-faulty',
        {},
        faults.map(({ path, code }) => ({ path: `/model${path}`, code })),
      ),
    )
  const { prisma } = services.runtime.database
  const { version } = await modelInForce(services.runtime.database)
  if (version !== before) return refused(problem('grading-changed'))
  const { count } = await prisma.riskModel.createMany({
    data: { version: version + 1, model, madeAt: new Date(), madeBy: viewer.id },
    skipDuplicates: true,
  })
  return count === 1 ? answered({ version: version + 1 }) : refused(problem('grading-changed'))
}

export const saveModelProcedure = procedureFor('accounts:rule')
  .input(SaveInput)
  .output(z.object({ version: z.int() }))
  .mutation(async ({ ctx, input }) => valueFrom(await saveModel(ctx.call, input)))
