import { DEFAULT_RISK_MODEL, type RiskModel } from '@countersign/accounts/risk-model'
import type { Database } from '@countersign/database/client'
import { Label } from '@countersign/definition/label'
import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import { BandInput } from '../grading/grading-input.ts'

/** A model of the risk sheet as somebody writes it. */
export const ModelInput = z.strictObject({
  indicators: z
    .array(z.strictObject({ key: Key, label: Label, weight: z.int().min(1).max(100) }))
    .min(1)
    .max(20),
  bands: z.array(BandInput).min(1).max(10),
})

/** The model that risk sheets are scored by now; version 0 stands until somebody saves another one. */
export const modelInForce = async ({
  prisma,
}: Pick<Database, 'prisma'>): Promise<{ readonly version: number; readonly model: RiskModel }> => {
  const row = await prisma.riskModel.findFirst({ orderBy: { version: 'desc' } })
  return row === null
    ? { version: 0, model: DEFAULT_RISK_MODEL }
    : { version: row.version, model: ModelInput.parse(row.model) }
}
