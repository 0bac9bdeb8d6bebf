import type { Delivery, Request } from '../request.ts'

/** What a command brought about beside its verb: a run that never came to these would have shown little of them. */
export const remarksOn = (
  before: Request | null,
  { request, deliveries }: { readonly request: Request; readonly deliveries: readonly Delivery[] },
): readonly string[] => {
  const tasks = request.activations.flatMap((one) => one.tasks)
  const votes = tasks.flatMap(({ vote }) => (vote === null ? [] : [vote]))
  const now = votes.filter(({ seq }) => seq === request.seq)
  const owed = Object.keys(request.straightBack ?? {}).length
  const wasOwed = Object.keys(before?.straightBack ?? {}).length
  const steads = tasks.flatMap(({ instead = {} }) => Object.values(instead).map(({ by }) => by))
  const advised = tasks.some(({ advice }) => advice?.some(({ at }) => at === request.updatedAt) === true)
  const anew = deliveries.some(({ kind }) => kind === 'taken-back')
  const grouped = request.activations.some(
    ({ tasks: all }) => all.filter(({ group }) => group !== undefined).length > 1,
  )
  return [
    ...(now.some(({ for: absent }) => absent !== undefined) ? ['voted in a stead'] : []),
    ...(now.some(({ carried }) => carried) ? ['vote repeated'] : []),
    ...(advised ? ['advised'] : []),
    ...(owed > wasOwed ? ['straight back owed'] : []),
    ...(owed < wasOwed ? ['straight back paid'] : []),
    ...(anew ? ['taken back from others'] : []),
    ...(grouped ? ['groups asked'] : []),
    ...(request.proposedRepair === undefined ? [] : ['repair proposed']),
    ...[...new Set(steads)].map((by) => `stead by ${by}`),
    ...request.incidents.map(({ code }) => `incident ${code}`),
  ].map((what) => `~ ${what}`)
}
