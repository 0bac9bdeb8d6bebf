import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const EVERY_MS = 100

/** What a process holds in memory now, in MB. */
const residentOf = (pid: number): number => {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

/** How much more a process held at most, in MB, than when this began, until `until` settles. */
export const growthOf = async (pid: number, until: Promise<unknown>): Promise<number> => {
  const before = residentOf(pid)
  let most = before
  let over = false
  const end = until.finally(() => {
    over = true
  })
  end.catch(() => undefined)
  while (!over) {
    most = Math.max(most, residentOf(pid))
    await Promise.race([sleep(EVERY_MS), end])
  }
  return most - before
}
