import { Temporal } from 'temporal-polyfill'

/** A stretch of time over which a zone keeps one offset from UTC; all in milliseconds since the epoch. */
type Stretch = { readonly from: number; readonly until: number; readonly offset: number }

/**
 * Asking the zone database costs tens of microseconds; due times are counted for each step entered. A zone changes its
 * offset twice a year at most, so the few stretches in use are kept.
 */
const stretches = new Map<string, Stretch[]>()
const KEPT_ZONES = 50
const KEPT_STRETCHES = 40

const findStretch = (zone: string, instant: number): Stretch => {
  const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
  const next = at.getTimeZoneTransition('next')
  // A transition at exactly this instant begins the stretch, and `previous` would look before it.
  const begun = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  return {
    from: begun?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: at.offsetNanoseconds / 1_000_000,
  }
}

/** A zone's offset from UTC at an instant, in milliseconds. @throws RangeError for an unknown zone. */
export const zoneOffset = (zone: string, instant: number): number => {
  const known = stretches.get(zone)
  for (const stretch of known ?? [])
    if (instant >= stretch.from && instant < stretch.until) return stretch.offset
  const found = findStretch(zone, instant)
  if (known === undefined) {
    if (stretches.size >= KEPT_ZONES) stretches.clear()
    stretches.set(zone, [found])
  } else {
    if (known.length >= KEPT_STRETCHES) known.length = 0
    known.unshift(found)
  }
  return found.offset
}

const A_DAY = 86_400_000

/**
 * The instant of a civil time, given as the milliseconds it would have in UTC. In the hour that a clock change repeats
 * the earlier instant is meant; a time that a change leaves out moves on by the gap (Temporal's `compatible`).
 */
export const instantOfCivil = (zone: string, civil: number): number => {
  const before = zoneOffset(zone, civil - A_DAY)
  const after = zoneOffset(zone, civil + A_DAY)
  if (before === after || zoneOffset(zone, civil - before) === before) return civil - before
  return zoneOffset(zone, civil - after) === after ? civil - after : civil - before
}
