import { z } from 'zod'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { AbsenceForm, AbsenceKey } from './absence-input.ts'
import { addAbsence, removeAbsence } from './edit-absences.ts'

const Done = z.object({})

/** Everybody enters their own absence and chooses who acts for them. */
export const addOwnAbsenceProcedure = procedureFor('absences:enter')
  .input(AbsenceForm)
  .output(Done)
  .mutation(async ({ ctx: { call }, input }) =>
    valueFrom(await addAbsence(call, { person: call.viewer.id, absence: input })),
  )

export const removeOwnAbsenceProcedure = procedureFor('absences:enter')
  .input(AbsenceKey)
  .output(Done)
  .mutation(async ({ ctx: { call }, input }) =>
    valueFrom(await removeAbsence(call, { person: call.viewer.id, ...input })),
  )
