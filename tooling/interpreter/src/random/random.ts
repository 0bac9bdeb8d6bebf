/** Numbers that a seed repeats (mulberry32), so that a run that found something can be run again. */
export class Random {
  #state: number
  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from 0 below the end. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  /** @throws for an empty list */
  pick<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }

  /** Some of a list, in its order, at least one. */
  some<T>(list: readonly T[], most: number): readonly T[] {
    const count = 1 + this.below(Math.min(most, list.length))
    const chosen = new Set<T>()
    while (chosen.size < count) chosen.add(this.pick(list))
    return list.filter((one) => chosen.has(one))
  }
}
