import type { FormInstance } from 'antd'
import { useState } from 'react'
import type { FieldMessage } from './error-summary.tsx'
import { type ControlPath, controlId, controlPathOf, inFormOrder } from './field-path.ts'
import type { FieldModel } from './form-model.ts'

const FOCUSABLE = 'input, textarea, button, [tabindex]'

const focusControl = (form: string, path: ControlPath): void => {
  const control = document.getElementById(controlId(form, path))
  const target = control?.matches(FOCUSABLE) ? control : control?.querySelector<HTMLElement>(FOCUSABLE)
  target?.scrollIntoView({ block: 'center' })
  target?.focus({ preventScroll: true })
}

type Shown = {
  readonly messages: readonly FieldMessage[]
  /** Writes messages beside their fields and moves the focus to the first of them. */
  readonly show: (messages: readonly FieldMessage[]) => void
  readonly focus: (path: ControlPath) => void
}

/** Problems of a form: each beside its field and all of them listed, until the form is sent again. */
export const useFormMessages = (form: FormInstance, name: string, models: readonly FieldModel[]): Shown => {
  const [messages, setMessages] = useState<readonly FieldMessage[]>([])

  const show = (found: readonly FieldMessage[]): void => {
    const next = inFormOrder(found, models)
    form.setFields(form.getFieldsError().map((field) => ({ name: field.name, errors: [] })))
    const placed = Map.groupBy(
      next.flatMap(({ path, message }) => {
        const control = controlPathOf(path, models)
        return control === null ? [] : [{ control, message }]
      }),
      ({ control }) => controlId(name, control),
    )
    const fields = [...placed.values()].flatMap((group) => {
      const [first] = group
      return first === undefined
        ? []
        : [{ name: [...first.control], errors: group.map(({ message }) => message) }]
    })
    form.setFields(fields)
    setMessages(next)
    const [first] = fields
    if (first !== undefined) focusControl(name, first.name)
  }
  return { messages, show, focus: (path) => focusControl(name, path) }
}
