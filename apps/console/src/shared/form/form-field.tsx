import type { FieldModel } from './form-model.ts'
import { ListField } from './list-field.tsx'
import { ObjectField } from './object-field.tsx'
import { SingleField } from './single-field.tsx'

/** One field of a form, whatever it is made of. */
export const FormField = ({ model }: { readonly model: FieldModel }) => {
  if (model.kind === 'list') return <ListField model={model} />
  if (model.kind === 'object') return <ObjectField model={model} />
  return <SingleField model={model} path={[model.name]} />
}
