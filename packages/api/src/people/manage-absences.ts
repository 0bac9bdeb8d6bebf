import { z } from 'zod'
import { AbsenceForm, AbsenceKey } from '../absences/absence-input.ts'
import { addAbsence, removeAbsence } from '../absences/edit-absences.ts'
import { AbsenceView, absencesOf } from '../absences/list-absences.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { PersonId } from '../views/input.ts'

const Done = z.object({})
const Whose = { id: PersonId, reason: z.string().trim().max(500).optional() }

/** The absences of a person, for administrators and auditors. */
export const personAbsencesProcedure = procedureFor('people:read')
  .input(z.strictObject({ id: PersonId }))
  .output(z.object({ items: z.array(AbsenceView) }))
  .query(({ ctx: { call }, input: { id } }) => ({ items: absencesOf(call, id) }))

/** An administrator enters the absence of somebody who cannot. */
export const addAbsenceProcedure = procedureFor('people:manage')
  .input(AbsenceForm.extend(Whose))
  .output(Done)
  .mutation(async ({ ctx: { call }, input: { id, reason, ...absence } }) =>
    valueFrom(await addAbsence(call, { person: id, absence, reason })),
  )

export const removeAbsenceProcedure = procedureFor('people:manage')
  .input(AbsenceKey.extend(Whose))
  .output(Done)
  .mutation(async ({ ctx: { call }, input: { id, reason, from } }) =>
    valueFrom(await removeAbsence(call, { person: id, from, reason })),
  )
