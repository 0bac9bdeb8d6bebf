import type { FieldValues } from '@countersign/definition/field'
import { openActivations } from '@countersign/engine/instance'
import { builtIn } from '@countersign/flows/built-in'
import { expect, it } from 'vitest'
import { type HistoryAct, playHistory, storyInstanceId } from './play-history.ts'
import { demoRuntime } from './testing/demo-runtime.ts'

const DAY = 86_400_000
const BEGAN = Date.now() - 30 * DAY
const at = (minutes: number): string => new Date(BEGAN + minutes * 60_000).toISOString()

it('P2: a follow-up not done is reminded of after six days, and after seven its superior is asked too', async () => {
  const scenario = builtIn.find(({ key }) => key === 'account-visit')?.scenarios?.[0]
  if (scenario === undefined) throw new Error('no scenario of a target account')
  let clock = at(0)
  await using demo = await demoRuntime({ clock: () => clock })
  const { prisma } = demo.database
  await prisma.account.update({ where: { id: 'ka-0021' }, data: { target: true, revision: 2 } })
  const fields = { ...scenario.fields, account: 'ka-0021' } as FieldValues
  const acts = [
    { at: at(0), by: scenario.requester, command: { verb: 'start', fields, submit: true } },
    ...scenario.acts.slice(0, -1).map(
      ({ by, step, outcome, fields: filled = {} }, index): HistoryAct => ({
        at: at(index + 1),
        by,
        ...(step !== undefined && { step }),
        command: { verb: 'decide', outcome, fields: filled as FieldValues },
      }),
    ),
  ] satisfies readonly HistoryAct[]
  const story = {
    key: 'late',
    definition: 'account-visit',
    requester: scenario.requester,
    acts,
  }
  const id = storyInstanceId(story)
  const askedFor = async () => {
    const { state } = await prisma.instance.findUniqueOrThrow({ where: { instanceId: id } })
    const [followUp] = openActivations(JSON.parse(state)).filter(({ step }) => step === 'follow-up')
    return followUp?.tasks.flatMap(({ candidates }) => candidates)
  }
  const until = (days: number) =>
    playHistory(demo.runtime, [story], {
      until: new Date(BEGAN + days * DAY).toISOString(),
      setClock: (now) => {
        clock = now
      },
    })
  const told = async (kind: string) =>
    (await prisma.outbox.findMany({ where: { instanceId: id, kind } })).map(({ recipient }) => recipient)
  await until(5)
  expect([await askedFor(), await told('task-reminder')]).toEqual([['dev-supervisor'], []])
  await until(6.5)
  expect([await askedFor(), await told('task-reminder')]).toEqual([['dev-supervisor'], ['dev-supervisor']])
  await until(8)
  expect(await askedFor()).toEqual(expect.arrayContaining(['dev-supervisor', 'dev-manager']))
})
