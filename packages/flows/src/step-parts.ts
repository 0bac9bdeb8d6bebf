/** What the reviews 审核 and approvals 审批 of the handbook have in common; each carries a written opinion 意见. */
export const reviewDefaults = {
  outcomes: ['approve', 'return', 'reject'],
  opinion: 'required',
  policy: { type: 'one' },
  returnTo: 'earlier',
  onEmpty: 'superior',
  onSelf: 'superior',
  onRepeated: 'ask',
  onDeparted: 'superior',
  form: { '*': 'read' },
  due: { within: 'review', remind: ['-PT4H'], escalate: { add: 'superior' } },
} as const

/** Steps that a person fills in, due by `work`. */
export const formDefaults = {
  outcomes: ['complete'],
  onEmpty: 'superior',
  onDeparted: 'superior',
  due: { within: 'work', remind: ['-PT4H'], escalate: { add: 'superior' } },
} as const

export const archive = { type: 'archive' } as const
