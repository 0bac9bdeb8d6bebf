import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

type Message = {
  readonly url?: string
  readonly adopted?: boolean
  readonly log?: string
  readonly refused?: string
  readonly name?: string
}

type User = { readonly uid: number; readonly gid: number }

const SCRIPT = fileURLToPath(new URL('./hold-embedded.ts', import.meta.url))

/** A process of its own that holds the embedded PostgreSQL on a directory, or was refused it. */
export const holdEmbedded = async (dataDir: string, user?: User) => {
  const child = spawn(process.execPath, [SCRIPT, dataDir], {
    ...user,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const messages: Message[] = []
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => messages.push(JSON.parse(line)))
  const answered = (message: Message) => message.url !== undefined || message.refused !== undefined
  while (!messages.some(answered)) await once(lines, 'line')
  const answer = messages.find(answered) ?? {}
  const ended = once(child, 'close')
  return {
    pid: child.pid ?? 0,
    url: answer.url ?? '',
    adopted: answer.adopted ?? false,
    refusal: answer.refused ?? null,
    errorName: answer.name ?? null,
    messages,
    announceEnd: () => child.stdin.write('ending\n'),
    stop: async () => {
      child.stdin.end()
      await ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    [Symbol.asyncDispose]: async () => {
      child.stdin.end()
      await ended
    },
  }
}
