import { execFileSync } from 'node:child_process'

type Row = { readonly pid: number; readonly parent: number; readonly command: string }

const list = (): Row[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,stat=,args='], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
      // A zombie has ended already; nobody here is its parent.
      return pid === undefined || state?.startsWith('Z')
        ? []
        : [{ pid: Number(pid), parent: Number(parent), command: command ?? '' }]
    })

/** The one child process of a process whose command line contains a text. */
export const childOf = (parent: number, text: string): number => {
  const found = list().find((row) => row.parent === parent && row.command.includes(text))
  if (found === undefined) throw new Error(`process ${parent} has no child "${text}"`)
  return found.pid
}

/** Commands of running processes that name a directory. */
export const naming = (directory: string): string[] =>
  list()
    .filter((row) => row.pid !== process.pid && row.command.includes(directory))
    .map((row) => row.command)

export const isRunning = (pid: number): boolean => list().some((row) => row.pid === pid)
