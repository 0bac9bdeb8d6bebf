import type { FieldValues } from '@countersign/definition/field'
import { formPermission } from '@countersign/definition/steps'
import { checkValues } from '../fields.ts'
import { refuse } from '../refusal.ts'
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
    const has =
      person === work.instance.requester ||
      openTasks(work).some(({ task }) => task.candidates.includes(person ?? ''))
    if (!has) return refuse('not-a-candidate')
    return work.compiled.fileFields.some((field) => isShownList(work, field))
      ? null
      : refuse('verb-not-offered')
  },
  execute: (work, { field, files }) => {
    if (!isShownList(work, field))
      return refuse('fields-invalid', {}, [{ path: '/field', code: 'not-an-option' }])
    if (files.length === 0) return refuse('fields-invalid', {}, [{ path: '/files', code: 'required' }])
    const { fields, workingCopy } = work.instance
    const values = withFiles(fields, field, files)
    // The requester's unsaved list keeps its own files: the two lists only share the new ones.
    const copy = workingCopy === null ? null : withFiles(workingCopy, field, files)
    const problems = [values, copy ?? values].map((one) =>
      checkValues(work, one, { required: [], references: [field] }),
    )
    const [found] = problems.filter((one) => one.length > 0)
    if (found !== undefined) return refuse('fields-invalid', {}, found)
    emit(work, { type: 'fields-set', values: { [field]: values[field] ?? [] }, cleared: [] })
    work.instance = { ...work.instance, workingCopy: copy }
    return null
  },
}

const withFiles = (fields: FieldValues, field: string, files: readonly string[]): FieldValues => {
  const before = Object.hasOwn(fields, field) ? fields[field] : []
  return { ...fields, [field]: [...new Set([...(Array.isArray(before) ? before : []), ...files])] }
}

const isShownList = (work: Work, name: string): boolean => {
  const { properties } = work.compiled.definition.fields
  const field = Object.hasOwn(properties, name) ? properties[name] : undefined
  const isFileList = field?.type === 'array' && 'x-ref' in field.items && field.items['x-ref'] === 'file'
  const isShown = openTasks(work).some(({ activation }) => {
    const step = work.compiled.steps.get(activation.step)
    return step !== undefined && formPermission(step, name) !== 'hidden'
  })
  return isFileList && isShown
}
