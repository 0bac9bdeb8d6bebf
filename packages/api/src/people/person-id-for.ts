/**
 * An id for a new person out of their e-mail address: short, readable in the log, and free. Two people of one name get
 * a number behind it.
 */
export const personIdFor = (email: string, taken: Pick<ReadonlySet<string>, 'has'>): string => {
  const local = email.split('@')[0] ?? ''
  const base =
    local
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 40)
      .replaceAll(/^-|-$/g, '') || 'person'
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`
}
