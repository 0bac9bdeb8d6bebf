import { FIGURE_NAMES } from '@countersign/accounts/figures'
import { GRADING_SCHEMES } from '@countersign/accounts/grading-rules'
import { z } from 'zod'

export const SchemeInput = z.enum(GRADING_SCHEMES)

const Points = z.int().min(0).max(100)
export const BandInput = z.strictObject({ name: z.string().min(1).max(20), from: Points, to: Points })
const Edge = z.number().min(-1e15).max(1e15)
const Part = z.strictObject({
  figure: z.enum(FIGURE_NAMES as [(typeof FIGURE_NAMES)[number], ...(typeof FIGURE_NAMES)[number][]]),
  weight: Points,
  worst: Edge,
  best: Edge,
})
const Axis = z.strictObject({ parts: z.array(Part).min(1).max(20), bands: z.array(BandInput).min(1).max(10) })

/** Rules that accounts are graded by, as somebody writes them. */
export const RulesInput = z.object({
  axes: z.array(Axis).min(1).max(2),
  table: z.record(z.string().max(20), z.record(z.string().max(20), z.string().max(20))).optional(),
})
