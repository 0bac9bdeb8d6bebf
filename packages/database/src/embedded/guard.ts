import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { identityOf, isAlive } from './process-identity.ts'

export type Guard = { readonly identity: string | null; dismiss(): void }

// `read` returns when this process dies and the pipe closes. The file is asked again, so that a process id used by
// something else in the meantime gets no signal. SIGINT is PostgreSQL's fast shutdown.
const SCRIPT = 'read -r _; read -r pid < "$2" && [ "$pid" = "$1" ] && kill -INT "$1"'

/**
 * PostgreSQL does not notice when the process that started it is killed. The guard does: a sleeping shell, in a session
 * of its own so that a kill of the whole process group leaves it alone, which then stops PostgreSQL.
 */
export const setGuard = (pid: number, cluster: string): Guard => {
  const child = spawn(
    '/bin/sh',
    ['-c', SCRIPT, 'countersign-guard', String(pid), join(cluster, 'postmaster.pid')],
    {
      cwd: '/',
      detached: true,
      env: {},
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  )
  child.on('error', () => undefined)
  child.stdin.on('error', () => undefined)
  child.unref()
  return {
    identity: child.pid === undefined ? null : identityOf(child.pid),
    dismiss: () => child.kill('SIGKILL'),
  }
}

/** Lets the guard of a server that was killed finish, so that it cannot stop a PostgreSQL that we take over. */
export const outwaitGuard = async (identity: string | null): Promise<void> => {
  const deadline = Date.now() + 2000
  while (identity !== null && isAlive(identity) && Date.now() < deadline) await sleep(20)
}
