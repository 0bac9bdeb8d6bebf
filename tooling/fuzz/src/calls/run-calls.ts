import { type ApiUnderTest, apiUnderTest } from '@countersign/api/testing'
import { openRequest } from '@countersign/api/testing/open-request'
import { examine } from '@countersign/doctor/examine'
import { serviceRequest } from '@countersign/flows/service-request'
import { Random } from '@countersign/interpreter/random'
import { watchPrototypes } from '../run/prototypes.ts'
import { Findings, type Report } from '../run/report.ts'
import type { StageOptions } from '../run/run-stage.ts'
import { judge } from './judge.ts'
import { CALLERS, type Caller, OFTEN, Scene } from './scene.ts'
import { type Target, targetsOf } from './targets.ts'
import { drawCall, type Written } from './write-call.ts'

const SLOW_MS = 1000
/** A paper is drawn by a thread of its own, which on a busy machine waits for its turn like the others. */
const SLOW_PAPER_MS = 5000
/** After so many calls their requests are used up. */
const ROUND = 25
/** These work for their answer: a paper is drawn, a password is hashed. A tenth of the calls, for the same time. */
const LABOURED = /sheet|sign-in|password|api\/setup|invitation|api-key/

type Stand = {
  readonly api: ApiUnderTest
  readonly scene: Scene
  readonly findings: Findings
  readonly random: Random
  readonly polluted: () => string | null
  readonly begins: (input: string) => void
}

/** Calls every procedure and route `count` times with what should and should not be sent. */
export const runCalls = async (
  { seed, count }: StageOptions,
  begins: (input: string) => void,
): Promise<Report> => {
  const api = await apiUnderTest([openRequest, serviceRequest], { mail: 'kept', demo: true })
  const findings = new Findings()
  const stand = {
    api,
    findings,
    begins,
    scene: new Scene(api),
    random: new Random(seed),
    polluted: watchPrototypes(),
  }
  try {
    for (const target of targetsOf(api.app)) await callTarget(stand, target, count)
    for await (const { invariant, code, instance, detail } of examine(api.runtime.database.pool))
      findings.add(`invariant ${invariant} does not hold: ${code}`, instance, String(detail))
    return findings.report()
  } finally {
    await api[Symbol.asyncDispose]()
  }
}

const callTarget = async (stand: Stand, target: Target, count: number): Promise<void> => {
  const { random, scene } = stand
  const times = LABOURED.test(target.name) ? Math.ceil(count / 10) : count
  for (let time = 0; time < times; time++) {
    if (time % ROUND === 0) await scene.renew()
    const source = { random, words: scene.words }
    await callOnce(stand, target, {
      who: random.pick(random.chance(0.7) ? OFTEN : CALLERS),
      written: drawCall(source, target, random.pick(scene.rows)),
    })
  }
}

type Asked = { readonly who: Caller; readonly written: Written }

const callOnce = async (stand: Stand, target: Target, asked: Asked): Promise<void> => {
  const { findings, api } = stand
  const shown = showCall(asked)
  stand.begins(shown)
  const first = await send(stand, asked)
  const { code, wrong } = judge(first.status, first.text, target.procedure !== null)
  findings.count(`${target.name}: ${first.status < 400 ? 'done' : 'refused'}`, first.milliseconds)
  if (wrong !== null) findings.add(wrong, target.name, `${shown} -> ${first.text.slice(0, 500)}`)
  // Another program may have had the processor: what is slow by itself is slow twice.
  const slow = target.name.endsWith('/sheet') ? SLOW_PAPER_MS : SLOW_MS
  if (first.milliseconds > slow && (await send(stand, asked)).milliseconds > slow)
    findings.add(`takes over ${slow} ms (${code})`, target.name, shown)
  const names = stand.polluted()
  if (names !== null) throw new Error(`${shown} has changed a prototype: ${names}`)
  const unexpected = api.unexpected.at(-1)
  if (first.status >= 500 && unexpected !== undefined)
    findings.add(
      'unexpected',
      target.name,
      `${shown} -> ${unexpected instanceof Error ? unexpected.stack : unexpected}`,
    )
}

type Sent = { readonly status: number; readonly text: string; readonly milliseconds: number }

const send = async ({ api, scene }: Stand, { who, written }: Asked): Promise<Sent> => {
  const { method, address, headers, body } = written
  const cookie = scene.cookieOf(who)
  const begun = performance.now()
  const answer = await api.app.request(address, {
    method,
    headers: { ...headers, ...(cookie !== null && { cookie }) },
    ...(body !== null && { body }),
  })
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') === true
  if (isStream) await answer.body?.cancel()
  const text = isStream ? '' : await answer.text()
  return { status: answer.status, text, milliseconds: performance.now() - begun }
}

const showCall = ({ who, written: { method, address, headers, body } }: Asked): string =>
  `${who ?? 'nobody'}: ${method} ${address.slice(0, 2000)} ${JSON.stringify(headers)} ${body === null ? '' : String(body).slice(0, 2000)}`
