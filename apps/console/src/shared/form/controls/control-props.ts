import type { FieldModel } from '../form-model.ts'

/** What a form item hands to the control of one field, and the field it stands for. */
export type ControlProps<Value> = {
  readonly model: FieldModel
  readonly id?: string
  readonly value?: Value | undefined
  /** A method, so that controls of every value fit one table. */
  onChange?(value: Value | undefined): void
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: 'true' | 'false' | boolean
  readonly 'aria-required'?: 'true' | 'false' | boolean
}

/** The attributes that tie a control to its label, its help and its error. */
export const tiesOf = ({ id, ...props }: ControlProps<never>) => ({
  ...(id !== undefined && { id }),
  ...(props['aria-describedby'] !== undefined && { 'aria-describedby': props['aria-describedby'] }),
  ...(props['aria-invalid'] !== undefined && { 'aria-invalid': props['aria-invalid'] }),
  ...(props['aria-required'] !== undefined && { 'aria-required': props['aria-required'] }),
})
