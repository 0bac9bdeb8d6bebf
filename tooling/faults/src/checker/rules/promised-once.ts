import type { Rule } from '../story.ts'

type Promised = { readonly seq: number; readonly ordinal: number }

const gaps = (what: string, rows: readonly Promised[], last: number): string[] =>
  [...Map.groupBy(rows, ({ seq }) => seq)].flatMap(([seq, list]) => {
    const numbers = list.map(({ ordinal }) => ordinal).toSorted((a, b) => a - b)
    const whole = numbers.every((ordinal, index) => ordinal === index)
    return whole && seq >= 1 && seq <= last ? [] : [`${what} of record ${seq} are numbered ${numbers.join()}`]
  })

/** Deliveries and effects of each record exist once, numbered without a gap; each key has a record of its own (1, 7). */
export const promisedOnce: Rule = ({ records, outbox, effects, keys, seq }, { owed }) => {
  const actors = new Map(records.map((record) => [record.seq, record.actor]))
  const used = new Set<number>()
  const wrong = keys.flatMap((one) => {
    // What is typed and saved writes no record; its keys stand beside the last one, whoever's that is.
    const saves = [actors.get(one.seq), actors.get(1)].includes(one.actor)
    const twice = used.has(one.seq) && !saves
    used.add(one.seq)
    return twice || one.seq > seq ? [`key ${one.key} of ${one.actor} stands at record ${one.seq}`] : []
  })
  const sent = new Set(outbox.map((one) => `${one.seq} ${one.recipient}`))
  const silent = owed
    .filter((one) => !sent.has(`${one.seq} ${one.person}`))
    .map((one) => `deliveries of record ${one.seq} leave out ${one.person}`)
  return [...silent, ...gaps('deliveries', outbox, seq), ...gaps('effects', effects, seq), ...wrong]
}
