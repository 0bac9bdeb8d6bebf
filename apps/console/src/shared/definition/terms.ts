import type { Definition } from '@countersign/definition/definition'
import { stepsOf } from '@countersign/definition/steps'
import { type Language, labelText } from '../language/languages.ts'

/** What a definition calls its steps 环节 and outcomes, in the reader's language. */
export type Terms = {
  readonly step: (key: string) => string
  /** Null for an outcome the definition does not name itself: the product's own word stands then. */
  readonly outcome: (step: string, outcome: string) => string | null
}

export const termsOf = (definition: Definition, language: Language): Terms => {
  const steps = stepsOf(definition)
  return {
    step: (key) => {
      const title = steps.get(key)?.title ?? null
      return title === null ? key : labelText(title, language)
    },
    outcome: (step, outcome) => {
      const title = steps.get(step)?.outcomeTitles[outcome]
      return title === undefined ? null : labelText(title, language)
    },
  }
}
