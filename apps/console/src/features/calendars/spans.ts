/** A worked span of a day, in minutes after midnight. */
export type Span = { readonly from: number; readonly to: number }

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** `09:00-12:00 13:00-18:00` */
export const spansText = (spans: readonly Span[]): string =>
  spans.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(' ')

const SPAN = /^(\d{1,2}):(\d{2})\s*[-–~至]\s*(\d{1,2}):(\d{2})$/

/** Reads spans as they are typed, parted by spaces or commas; null where one cannot be, ends early or overlaps. */
export const readSpans = (text: string): readonly Span[] | null => {
  const spans: Span[] = []
  for (const part of text
    .replace(/：/g, ':')
    .split(/[\s,，、;；]+/)
    .filter((one) => one !== '')) {
    const match = SPAN.exec(part)
    if (match === null) return null
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number)
    const span = { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute }
    const isTime = fromMinute < 60 && toMinute < 60 && span.to <= 1440
    if (!isTime || span.from >= span.to || span.from < (spans.at(-1)?.to ?? 0)) return null
    spans.push(span)
  }
  return spans.length === 0 ? null : spans
}
