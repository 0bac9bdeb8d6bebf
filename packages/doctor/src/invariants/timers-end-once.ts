import { timerRow } from '@countersign/database/projection'
import type { Instance, Timer } from '@countersign/engine/instance'
import type { Finding } from '../finding.ts'
import type { InstanceRows } from '../instance-rows.ts'
import type { Step } from '../steps.ts'

/** (6) The timers waiting are the instance's, and each that fired was set and due when it did. */
export const timersEndOnce = (rows: InstanceRows, steps: readonly Step[], replayed: Instance): Finding[] => {
  const finding = (code: string, detail: string): Finding => ({
    invariant: 6,
    code,
    instance: rows.instance.instance_id,
    detail,
  })
  const implied = new Set(replayed.timers.map((timer) => rowKey(timerRow(replayed, timer))))
  const stored = new Set(rows.timers.map(rowKey))
  return [
    ...[...stored].filter((key) => !implied.has(key)).map((key) => finding('timer-left-over', key)),
    ...[...implied].filter((key) => !stored.has(key)).map((key) => finding('timer-missing', key)),
    ...steps.flatMap((step) => firedWrongly(step).map((detail) => finding('timer-early', detail))),
  ]
}

const rowKey = (row: ReturnType<typeof timerRow>): string =>
  `${row.name} of ${row.state} ${row.visit}, due ${row.due_at}`

const firedWrongly = ({ before, body }: Step): string[] =>
  body.events.flatMap((event) => {
    if (event.type !== 'timer-ended' || event.by !== 'fired') return []
    const timer = before?.timers.find((one) => same(one, event.timer))
    if (timer !== undefined && timer.dueAt <= body.facts.now) return []
    const { state, visit, name } = event.timer
    return [
      `record ${body.seq}: ${name} of ${state} ${visit} fired ${timer === undefined ? 'without being set' : 'early'}`,
    ]
  })

const same = (one: Timer, other: Omit<Timer, 'dueAt'>): boolean =>
  one.state === other.state && one.visit === other.visit && one.name === other.name
