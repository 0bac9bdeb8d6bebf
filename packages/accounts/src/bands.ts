/** A part of the scale from 0 to 100, both ends included, in whole points. */
export type Band = { readonly name: string; readonly from: number; readonly to: number }

export const BAND_FAULT_CODES = [
  'gap',
  'overlap',
  'band-upside-down',
  'starts-above-0',
  'ends-below-100',
  'name-twice',
] as const

export type BandFault = {
  readonly code: (typeof BAND_FAULT_CODES)[number]
  /** The band's place among those given. */
  readonly at: number
}

/** What is wrong with bands: each total from 0 to 100 lies in exactly one of them. */
export const bandFaults = (bands: readonly Band[]): readonly BandFault[] => {
  const placed = bands.map((band, at) => ({ ...band, at })).sort((a, b) => a.from - b.from || a.at - b.at)
  const faults: BandFault[] = []
  let next = 0
  for (const { name, from, to, at } of placed) {
    if (bands.findIndex((band) => band.name === name) !== at) faults.push({ code: 'name-twice', at })
    if (to < from) faults.push({ code: 'band-upside-down', at })
    if (from > next) faults.push({ code: next === 0 ? 'starts-above-0' : 'gap', at })
    if (from < next) faults.push({ code: 'overlap', at })
    next = Math.max(next, to + 1)
  }
  if (next <= 100) faults.push({ code: 'ends-below-100', at: placed.at(-1)?.at ?? 0 })
  return faults
}

/** The band that a total lies in. */
export const bandOf = (bands: readonly Band[], total: number): string | null =>
  bands.find(({ from, to }) => total >= from && total <= to)?.name ?? null
