import { Form } from 'antd'
import { FieldControl, type SingleKind } from './field-control.tsx'
import type { ControlPath } from './field-path.ts'
import type { FieldModel } from './form-model.ts'
import { ListField } from './list-field.tsx'
import { ObjectField } from './object-field.tsx'

type Props = {
  readonly model: FieldModel
  /** Where the control sits relative to the list it is drawn in, if any. */
  readonly path: ControlPath
}

export const isSingle = (model: FieldModel): model is FieldModel & { readonly kind: SingleKind } =>
  model.kind !== 'list' && model.kind !== 'object'

/** Kinds whose label names a group: pointing a label at them would point at nothing that takes the focus. */
const GROUPS: readonly FieldModel['kind'][] = ['scale', 'boolean', 'choices', 'file', 'files']

const pointsLabel = ({ kind, choices }: FieldModel): boolean =>
  !(GROUPS.includes(kind) || (kind === 'choice' && choices.length <= 5))

/** One field with its label, its help and its error. */
export const FormField = ({ model, path }: Props) => {
  if (model.kind === 'list') return <ListField model={model} />
  if (model.kind === 'object') return <ObjectField model={model} />
  if (!isSingle(model)) return null
  return (
    <Form.Item
      name={[...path]}
      label={model.label}
      required={model.required}
      extra={model.help}
      {...(!pointsLabel(model) && { htmlFor: '' })}
    >
      <FieldControl model={model} />
    </Form.Item>
  )
}
