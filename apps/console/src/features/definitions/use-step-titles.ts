import { useQueries } from '@tanstack/react-query'
import { termsOf } from '../../shared/definition/terms.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { definitionQuery } from './get-definition.ts'

/**
 * What the steps of several definitions are called, by their live versions; a step they no longer have, or one of a
 * definition still on its way, is called by its key.
 */
export const useStepTitles = (keys: readonly string[]): ((definition: string, step: string) => string) => {
  const language = useLanguage()
  const distinct = [...new Set(keys)]
  const queries = useQueries({ queries: distinct.map((key) => definitionQuery(key)) })
  const terms = new Map(
    queries.flatMap(({ data }) =>
      data === undefined ? [] : [[data.key, termsOf(data.definition, language)] as const],
    ),
  )
  return (definition, step) => terms.get(definition)?.step(step) ?? step
}
