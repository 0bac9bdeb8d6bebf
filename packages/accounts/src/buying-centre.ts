/** A contact's part in the buying centre 采购中心, by the handbook. */
export const CONTACT_LAYERS = ['decision', 'management', 'execution'] as const
export const CONTACT_ROLES = ['decider', 'purchaser', 'technical', 'user'] as const
export const CONTACT_STANCES = ['coach', 'supporter', 'neutral', 'opponent', 'enemy'] as const

export type Contact = {
  readonly id: string
  readonly role: string | null
  readonly stance: string | null
  readonly reportsTo: string | null
}

/** What is risky about a buying centre: nobody is known who decides, or all rests on a single coach 内线. */
export const buyingCentreRisks = (
  contacts: readonly Pick<Contact, 'role' | 'stance'>[],
): readonly ('no-decider' | 'single-coach')[] => [
  ...(contacts.some(({ role }) => role === 'decider') ? [] : (['no-decider'] as const)),
  ...(contacts.filter(({ stance }) => stance === 'coach').length === 1 ? (['single-coach'] as const) : []),
]

/** True when reporting to `to` would make somebody their own superior, over however many. */
export const reportsInCircle = (
  contacts: readonly Pick<Contact, 'id' | 'reportsTo'>[],
  { id, to }: { readonly id: string; readonly to: string },
): boolean => {
  const above = new Map(contacts.map((one) => [one.id, one.reportsTo]))
  above.set(id, to)
  const met = new Set<string>([id])
  for (
    let next: string | null | undefined = to;
    next !== null && next !== undefined;
    next = above.get(next)
  ) {
    if (met.has(next)) return true
    met.add(next)
  }
  return false
}
