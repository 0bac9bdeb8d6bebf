import { formPermission } from '@countersign/definition/steps'
import { checkValues } from '../fields.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { actingPerson, emit, type Work } from '../work.ts'
import { openTasks, refuseUnlessRunning } from './standing.ts'
import type { VerbRule } from './verb.ts'

/** Attach: adds uploaded files to a file list, by the requester or whoever has the task now. */
export const attach: VerbRule<'attach'> = {
  verb: 'attach',
  permit: (work) => {
    const refusal = refuseUnlessRunning(work)
    if (refusal !== null) return refusal
    const person = actingPerson(work.actor)
    const has = person === work.instance.requester || openTasks(work).some(({ task }) => task.candidates.includes(person ?? ''))
    return has ? null : refuse('not-a-candidate')
  },
  execute: (work, { field, files }) => {
    const refusal = refuseUnlessFileList(work, field)
    if (refusal !== null) return refusal
    const before = work.instance.fields[field]
    const list = [...new Set([...(Array.isArray(before) ? (before as readonly string[]) : []), ...files])]
    const problems = checkValues(work, { ...work.instance.fields, [field]: list }, [])
    if (problems.length > 0) return refuse('fields-invalid', {}, problems)
    const copy = work.instance.workingCopy
    emit(work, { type: 'fields-set', values: { [field]: list }, cleared: [] })
    if (copy !== null) work.instance = { ...work.instance, workingCopy: { ...copy, [field]: list } }
    return null
  },
}

const refuseUnlessFileList = (work: Work, name: string): Refusal | null => {
  const { properties } = work.compiled.definition.fields
  const field = Object.hasOwn(properties, name) ? properties[name] : undefined
  const isFileList = field?.type === 'array' && 'x-ref' in field.items && field.items['x-ref'] === 'file'
  const isShown = openTasks(work).some(({ activation }) => {
    const step = work.compiled.steps.get(activation.step)
    return step !== undefined && formPermission(step, name) !== 'hidden'
  })
  return isFileList && isShown ? null : refuse('fields-invalid', {}, [{ path: '/field', code: 'not-an-option' }])
}
