import type { Viewer } from '@countersign/access/viewer'
import type { Field } from '@countersign/definition/field'
import { formPermission } from '@countersign/definition/steps'
import type { CompiledDefinition } from '@countersign/engine/compile'
import { type Instance, openActivations } from '@countersign/engine/instance'
import type { InstanceView } from './instance.ts'

/**
 * The fields a person with full sight sees. Whoever has a task now sees what its form shows; sensitive fields are shown
 * to the requester and to those who take part only. The requester also sees what they typed and have not sent yet.
 */
export const visibleFields = (
  compiled: CompiledDefinition,
  instance: Instance,
  viewer: Viewer,
): InstanceView['fields'] => {
  const own = instance.requester === viewer.id
  const values = { ...instance.fields, ...(own ? instance.workingCopy : null) }
  const steps = openActivations(instance)
    .filter(({ tasks }) => tasks.some((task) => task.state === 'open' && task.candidates.includes(viewer.id)))
    .flatMap(({ step }) => compiled.steps.get(step) ?? [])
  const takesPart = own || hadTask(instance, viewer.id)
  const shown = Object.entries(values).filter(([name, value]) => {
    if (value === null) return false
    const field = compiled.definition.fields.properties[name]
    if (field !== undefined && isSensitive(field) && !takesPart) return false
    return steps.length === 0 || steps.some((step) => formPermission(step, name) !== 'hidden')
  })
  return Object.fromEntries(shown) as InstanceView['fields']
}

const hadTask = ({ activations }: Instance, person: string): boolean =>
  activations.some(({ tasks }) => tasks.some((task) => task.candidates.includes(person)))

const isSensitive = (field: Field): boolean =>
  field['x-sensitive'] !== undefined ||
  (field.type === 'array' && field.items['x-sensitive'] !== undefined) ||
  ('properties' in field &&
    Object.values(field.properties).some((inner) => inner['x-sensitive'] !== undefined))
