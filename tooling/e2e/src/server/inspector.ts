import { setTimeout as sleep } from 'node:timers/promises'

/** What a running server can be asked about its own memory, without a setting of the product for it. */
export type Inspector = {
  /** Collects all garbage; then the bytes its objects take. */
  heapBytes(): Promise<number>
  /** The bytes of memory the process takes from the machine. */
  residentBytes(): Promise<number>
  /** How many objects of a class are alive; `module` is the file that exports the class. */
  countOf(module: string, name: string): Promise<number>
} & Disposable

const PATIENCE_MS = 10_000
const LISTENING = /^Debugger listening on (ws:\S+)$/

/** Node says on its standard error where the inspector that SIGUSR1 opens is to be found. */
const addressIn = async (lines: readonly string[]): Promise<string> => {
  for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
    const [, address] = lines.map((line) => LISTENING.exec(line)).findLast((match) => match !== null) ?? []
    if (address !== undefined) return address
    await sleep(50)
  }
  throw new Error('the server opens no inspector')
}

type Answer = {
  readonly id?: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
}
type Send = <T>(method: string, params?: object) => Promise<T>

const connect = async (address: string): Promise<{ send: Send; close: () => void }> => {
  const socket = new WebSocket(address)
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve()
    socket.onerror = () => reject(new Error(`no inspector answers at ${address}`))
  })
  const waiting = new Map<number, (answer: Answer) => void>()
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer
    if (answer.id === undefined) return
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  }
  let last = 0
  const send = <T>(method: string, params: object = {}): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, ({ result, error }) =>
        error === undefined ? resolve(result as T) : reject(new Error(`${method}: ${error.message}`)),
      )
      socket.send(JSON.stringify({ id, method, params }))
    })
  return { send, close: () => socket.close() }
}

type Remote = { readonly result: { readonly objectId?: string; readonly value?: unknown } }

/** Garbage that finalisers and microtasks let go of is only collected by the next turn. */
const COLLECTIONS = 3

/** Opens the inspector of a server started with `--inspect-port=0`; `lines` is what it writes to standard error. */
export const inspectServer = async (pid: number, lines: readonly string[]): Promise<Inspector> => {
  process.kill(pid, 'SIGUSR1')
  const { send, close } = await connect(await addressIn(lines))
  const evaluate = (expression: string) => send<Remote>('Runtime.evaluate', { expression })
  const collect = async (): Promise<void> => {
    for (let round = 0; round < COLLECTIONS; round++) await send('HeapProfiler.collectGarbage')
  }
  return {
    heapBytes: async () => {
      await collect()
      return (await send<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize
    },
    residentBytes: async () => Number((await evaluate('process.memoryUsage.rss()')).result.value),
    countOf: async (module, name) => {
      await collect()
      // The module is loaded already: asked for again it is the same.
      const file = JSON.stringify(module)
      const { result } = await evaluate(
        `process.getBuiltinModule('node:module').createRequire(${file})(${file})[${JSON.stringify(name)}].prototype`,
      )
      if (result.objectId === undefined) throw new Error(`${module} exports no class ${name}`)
      const { objects } = await send<{ objects: { objectId: string } }>('Runtime.queryObjects', {
        prototypeObjectId: result.objectId,
        objectGroup: 'counted',
      })
      const length = { functionDeclaration: 'function () { return this.length }', returnByValue: true }
      const counted = await send<Remote>('Runtime.callFunctionOn', { objectId: objects.objectId, ...length })
      // What was asked for is held by the inspector until it lets go.
      await send('Runtime.releaseObjectGroup', { objectGroup: 'counted' })
      return Number(counted.result.value)
    },
    [Symbol.dispose]: close,
  }
}
