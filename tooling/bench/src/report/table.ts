import type { Cell } from '../measure/summary.ts'

type Column = { readonly head: string; readonly of: (cell: Cell) => string }

const number = (value: number | null | undefined, digits = 0): string =>
  value === null || value === undefined || Number.isNaN(value)
    ? '-'
    : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })

const times = (value: number | null): string => (value === null ? '-' : `${number(value, 2)}x`)

const columnsFor = (titles: Readonly<Record<string, string>>): readonly Column[] => [
  { head: 'clients', of: ({ clients }) => number(clients) },
  { head: 'contestant', of: ({ contestant }) => titles[contestant] ?? contestant },
  { head: 'commands/s', of: ({ perSecond }) => number(perSecond) },
  { head: 'spread', of: ({ lowest, highest }) => `${number(lowest)}-${number(highest)}` },
  { head: 'yardstick', of: ({ toYardstick }) => times(toYardstick) },
  { head: 'peer', of: ({ toPeer }) => times(toPeer) },
  { head: 'p50 ms', of: ({ latency }) => number(latency?.p50, 1) },
  { head: 'p95', of: ({ latency }) => number(latency?.p95, 1) },
  { head: 'p99', of: ({ latency }) => number(latency?.p99, 1) },
  { head: 'postgres us', of: ({ cpu }) => number(cpu.postgres) },
  { head: 'node us', of: ({ cpu }) => number(cpu.node) },
  { head: 'client us', of: ({ cpu }) => number(cpu.client) },
  { head: 'WAL bytes', of: ({ walBytes }) => number(walBytes) },
]

/** The cells as an aligned table, those with the same number of clients together. */
export const tableOf = (cells: readonly Cell[], titles: Readonly<Record<string, string>>): string => {
  const columns = columnsFor(titles)
  const ordered = [...cells].sort((one, other) => one.clients - other.clients)
  const lines = [columns.map(({ head }) => head), ...ordered.map((cell) => columns.map(({ of }) => of(cell)))]
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)))
  const aligned = (word: string, index: number) =>
    index === 1 ? word.padEnd(widths[index] ?? 0) : word.padStart(widths[index] ?? 0)
  return lines.map((line) => line.map(aligned).join('  ')).join('\n')
}
