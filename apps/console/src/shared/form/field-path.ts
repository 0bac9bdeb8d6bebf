import type { FieldModel } from './form-model.ts'

/** Where a control sits in the form: the field, and for lists of objects the row and its column. */
export type ControlPath = readonly (string | number)[]

const segmentsOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))

const asIndex = (segment: string): string | number => (/^\d+$/.test(segment) ? Number(segment) : segment)

const depthOf = ({ kind }: FieldModel): number => {
  if (kind === 'list') return 3
  return kind === 'object' ? 2 : 1
}

/**
 * The control that shows what a problem's JSON pointer names, such as `/fields/services/0`: a list of choices is one
 * control however deep the pointer goes. Null when the form does not show the field for editing.
 */
export const controlPathOf = (pointer: string, models: readonly FieldModel[]): ControlPath | null => {
  const [root, ...path] = segmentsOf(pointer)
  if (root !== 'fields') return null
  const model = models.find(({ name, editable }) => editable && name === path[0])
  return model === undefined ? null : path.slice(0, depthOf(model)).map(asIndex)
}

/** The id of a control's focusable element, as the form gives it. */
export const controlId = (form: string, path: ControlPath): string => [form, ...path].join('_')

/**
 * Problems from the top of the form to its end, as a person reads it; what belongs to no field stands first. Checks find
 * them in an order of their own.
 */
export const inFormOrder = <Found extends { readonly path: string }>(
  found: readonly Found[],
  models: readonly FieldModel[],
): readonly Found[] => {
  const placeOf = ({ path }: Found): number =>
    models.findIndex(({ name }) => name === controlPathOf(path, models)?.[0])
  return found.toSorted((a, b) => placeOf(a) - placeOf(b))
}
