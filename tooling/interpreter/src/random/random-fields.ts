/** What a form of a random definition holds, and the delays that its steps name. */
const text = { type: 'string', maxLength: 100 } as const
const label = { zh: '字', en: 'Field' }

export const FIELDS = {
  type: 'object',
  additionalProperties: false,
  required: ['amount'],
  properties: {
    amount: { type: 'integer', minimum: 0, maximum: 1000, 'x-label': label },
    total: { type: 'integer', minimum: 0, maximum: 100_000, 'x-label': label },
    urgent: { type: 'boolean', 'x-label': label },
    note: { ...text, 'x-label': label },
    secret: { ...text, 'x-label': label },
    helper: { type: 'string', 'x-ref': 'person', 'x-label': label },
    department: { type: 'string', 'x-ref': 'department', 'x-label': label },
    departments: {
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', 'x-ref': 'department' },
      'x-label': label,
    },
    account: { type: 'string', 'x-ref': 'account', 'x-label': label },
    files: {
      type: 'array',
      maxItems: 3,
      uniqueItems: true,
      items: { type: 'string', 'x-ref': 'file' },
      'x-label': label,
    },
  },
} as const

export const DELAYS = {
  soon: { amount: 1, unit: 'hour' },
  later: { amount: 90, unit: 'minute' },
  days: { amount: 2, unit: 'workday' },
  work: { amount: 5, unit: 'workhour' },
}
