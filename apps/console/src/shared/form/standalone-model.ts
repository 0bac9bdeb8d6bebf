import type { FieldModel } from './form-model.ts'

/** The model of a control that stands in a dialog, outside any definition's form. */
export const standaloneModel = (kind: FieldModel['kind'], label: string): FieldModel => ({
  name: kind,
  kind,
  label,
  help: null,
  required: false,
  editable: true,
  unit: null,
  minimum: null,
  maximum: null,
  maxLength: null,
  maxItems: null,
  choices: [],
  columns: [],
})
