import type { Definition } from '@countersign/definition/definition'
import type { FieldValues } from '@countersign/definition/field'
import { checkFields } from '@countersign/definition/field-values'
import { text } from '@countersign/texts/text'
import type { Language } from '../language/languages.ts'
import type { FieldMessage } from './error-summary.tsx'
import { controlPathOf } from './field-path.ts'
import type { FieldModel } from './form-model.ts'

type Form = {
  readonly definition: Definition
  readonly models: readonly FieldModel[]
  readonly language: Language
  /** What is said of money that is no amount: the form takes yuan, the check speaks of integers. */
  readonly badAmount: string
}

/** The rules' sentences name no times: the zone only has to be one. */
const ZONE = 'Asia/Shanghai'

/**
 * What is wrong with a form, by the check that the server runs too and in the same words. `complete` asks for the
 * required fields; a draft may lack them.
 */
export const checkForm = (
  values: FieldValues,
  { definition, models, language, badAmount }: Form,
  complete: boolean,
): readonly FieldMessage[] => {
  const required = complete ? models.filter((model) => model.required).map(({ name }) => name) : []
  return checkFields(definition, values, { required, partial: true }).map(({ path, code, params }) => {
    const control = controlPathOf(path, models)
    const model = models.find(({ name }) => name === control?.[0])
    if (model?.kind === 'money' && code === 'wrong-type') return { path, message: badAmount }
    return { path, message: text({ language, zone: ZONE }, ['field', code], params ?? {}) }
  })
}
