import type { Definition } from '@countersign/definition/definition'
import type { FieldValues } from '@countersign/definition/field'
import type { ResolvedStep } from '@countersign/definition/steps'
import { Form } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../language/use-language.ts'
import { checkForm } from './check-form.ts'
import { controlPathOf } from './field-path.ts'
import { type FormValues, fieldPatch, filledValues } from './field-values.ts'
import { formModel } from './form-model.ts'
import { useFormMessages } from './use-form-messages.ts'

/** A step's form with its values, its check and its messages; `name` prefixes the ids of its controls. */
export const useDefinitionForm = (definition: Definition, step: ResolvedStep, name: string) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const [form] = Form.useForm()
  const models = useMemo(() => formModel(definition, step, language), [definition, step, language])
  const messages = useFormMessages(form, name, models)
  const current = (): FormValues => form.getFieldsValue(true)
  const problems = (complete: boolean) =>
    checkForm(
      filledValues(current(), models),
      { definition, models, language, badAmount: t('form.badAmount') },
      complete,
    )
  const unfit = (): readonly string[] =>
    problems(false).flatMap(({ path }) => controlPathOf(path, models)?.slice(0, 1).map(String) ?? [])

  return {
    form,
    name,
    models,
    ...messages,
    /** What is filled, as a new request takes it. */
    filled: (): FieldValues => filledValues(current(), models),
    /** What is filled and what was emptied, as a request that exists takes it. */
    patch: (): FieldValues => fieldPatch(current(), models),
    /** The names of fields that hold something that does not fit them, such as half an amount. */
    unfit,
    /** The patch without them: what can be saved while the rest is still being typed. */
    savable: (): FieldValues => {
      const without = new Set(unfit())
      const patch = fieldPatch(current(), models)
      return Object.fromEntries(Object.entries(patch).filter(([name]) => !without.has(name)))
    },
    /** Checks the form and shows what is wrong; true when nothing is. */
    check: (complete: boolean): boolean => {
      const found = problems(complete)
      messages.show(found)
      return found.length === 0
    },
  }
}
export type DefinitionFormState = ReturnType<typeof useDefinitionForm>
