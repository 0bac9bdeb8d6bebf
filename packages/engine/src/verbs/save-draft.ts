import { checkValues, patched, refuseLocked } from '../fields.ts'
import { refuse } from '../refusal.ts'
import { stepOf } from '../work.ts'
import { refuseUnlessRequester, refuseUnlessRunning } from './standing.ts'
import { requesterForm, submit } from './submit.ts'
import type { VerbRule } from './verb.ts'

/**
 * Saves what the requester has typed so far, outside the log: it overwrites the working copy and records nothing.
 * Values must fit their fields; what is missing may be missing.
 */
export const saveDraft: VerbRule<'save-draft'> = {
  verb: 'save-draft',
  permit: (work) => refuseUnlessRunning(work) ?? refuseUnlessRequester(work) ?? submit.permit(work),
  execute: (work, { fields }) => {
    const form = requesterForm(work)
    if (form === null) return refuse('wrong-step')
    const step = stepOf(work.compiled, form.activation.step)
    const locked = refuseLocked(work, step, fields)
    if (locked !== null) return locked
    const workingCopy = patched(work.instance.workingCopy ?? work.instance.fields, fields)
    const problems = checkValues(work, workingCopy, { required: [], references: Object.keys(fields) })
    if (problems.length > 0) return refuse('fields-invalid', {}, problems)
    work.instance = { ...work.instance, workingCopy }
    return null
  },
}
