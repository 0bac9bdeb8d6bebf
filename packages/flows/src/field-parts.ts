/** The kinds of field that the forms share, each with its label in both languages. */
type Words = readonly [zh: string, en: string]

const labelled = ([zh, en]: Words, help?: Words) => ({
  'x-label': { zh, en },
  ...(help !== undefined && { 'x-help': { zh: help[0], en: help[1] } }),
})

export const line = (zh: string, en: string, help?: Words) =>
  ({ type: 'string', maxLength: 500, ...labelled([zh, en], help) }) as const

export const paragraph = (zh: string, en: string, help?: Words) =>
  ({ type: 'string', maxLength: 8000, 'x-multiline': true, ...labelled([zh, en], help) }) as const

export const date = (zh: string, en: string, help?: Words) =>
  ({ type: 'string', format: 'date', ...labelled([zh, en], help) }) as const

export const instant = (zh: string, en: string, help?: Words) =>
  ({ type: 'string', format: 'date-time', ...labelled([zh, en], help) }) as const

/** Money 金额 in fen. */
export const money = (zh: string, en: string, help?: Words) =>
  ({ type: 'integer', minimum: 0, 'x-unit': 'fen', ...labelled([zh, en], help) }) as const

/** A score 评分 from 1 to 5. */
export const score = (zh: string, en: string, help?: Words) =>
  ({ type: 'integer', minimum: 1, maximum: 5, ...labelled([zh, en], help) }) as const

export const choice = <const List extends string>(list: List, zh: string, en: string, help?: Words) =>
  ({ type: 'string', 'x-options': list, ...labelled([zh, en], help) }) as const

export const reference = <const Of extends 'account' | 'person' | 'department'>(
  of: Of,
  zh: string,
  en: string,
  help?: Words,
) => ({ type: 'string', 'x-ref': of, ...labelled([zh, en], help) }) as const

export const references = <const Of extends 'person' | 'department' | 'file'>(
  of: Of,
  zh: string,
  en: string,
  help?: Words,
) =>
  ({
    type: 'array',
    uniqueItems: true,
    items: { type: 'string', 'x-ref': of },
    ...labelled([zh, en], help),
  }) as const
