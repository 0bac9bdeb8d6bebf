import { Form } from 'antd'
import { FieldControl, type SingleKind } from './field-control.tsx'
import type { ControlPath } from './field-path.ts'
import { type FieldModel, showsEveryChoice } from './form-model.ts'

type Props = {
  readonly model: FieldModel
  /** Where the control sits, relative to the list it is drawn in, if any. */
  readonly path: ControlPath
}

const isSingle = (model: FieldModel): model is FieldModel & { readonly kind: SingleKind } =>
  model.kind !== 'list' && model.kind !== 'object'

/** Kinds whose label names a group: pointing a label at them would point at nothing that takes the focus. */
const GROUPS: readonly FieldModel['kind'][] = ['scale', 'boolean', 'file', 'files']

const pointsLabel = (model: FieldModel): boolean => !(GROUPS.includes(model.kind) || showsEveryChoice(model))

/** A field of one control with its label, its help and its error; members of objects are always such fields. */
export const SingleField = ({ model, path }: Props) => {
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
