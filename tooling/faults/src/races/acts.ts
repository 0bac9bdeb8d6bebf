import type { Command } from '@countersign/engine/command'
import type { Instance } from '@countersign/engine/instance'

/** Something that may be asked of a request where it stands. */
export type Act = {
  readonly name: string
  readonly by: string | null
  readonly command: (instance: Instance) => Command
}

const OPINION = '已核对'
const REASON = '人员变动'

const openTask = ({ activations }: Instance): number =>
  activations.flatMap(({ tasks }) => tasks).find(({ state }) => state === 'open')?.number ?? 0

export const decides = (by: string, outcome: string, rest: object = {}): Act => ({
  name: `${outcome} by ${by}`,
  by,
  command: (instance) => ({ verb: 'decide', task: openTask(instance), outcome, opinion: OPINION, ...rest }),
})

export const says = (by: string, command: Command): Act => ({
  name: command.verb,
  by,
  command: () => command,
})

export const TALK: readonly Act[] = [
  says('rep', { verb: 'comment', text: '请尽快' }),
  says('rep', { verb: 'cc', to: ['director'] }),
  says('rep', { verb: 'withdraw' }),
]

export const fires = (name: string): Act => ({
  name: `timer ${name}`,
  by: null,
  command: ({ activations }) => {
    const { step = '', visit = 1 } = activations.at(-1) ?? {}
    return { verb: 'fire-timer', timer: { state: step, visit, name } }
  },
})

type OnTask = (task: number) => Command

const onTask = (by: string, command: OnTask): Act => ({
  name: `${command(0).verb} by ${by}`,
  by,
  command: (instance) => command(openTask(instance)),
})

/** What candidates may do with a task beside deciding it. */
export const TASK_VERBS: readonly Act[] = [
  onTask('vp', (task) => ({ verb: 'claim', task })),
  onTask('gm', (task) => ({ verb: 'claim', task })),
  onTask('vp', (task) => ({ verb: 'transfer', task, to: 'director' })),
  onTask('gm', (task) => ({ verb: 'delegate', task, to: 'director' })),
  onTask('vp', (task) => ({ verb: 'add-participant', task, to: ['director'], where: 'before' })),
  onTask('gm', (task) => ({ verb: 'add-participant', task, to: ['manager'], where: 'beside' })),
]

/** What an administrator may do wherever a request stands. */
export const interventions = (step: string): readonly Act[] => [
  says('admin', { verb: 'reassign', step, to: ['director'], reason: REASON }),
  says('admin', { verb: 'suspend', reason: REASON }),
  says('admin', { verb: 'terminate', reason: REASON }),
  says('admin', { verb: 'repair', to: 'supervisor-review', reason: REASON }),
]
