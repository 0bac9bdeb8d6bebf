import type { FullStep } from './language.ts'
import { askingFor, type Seat } from './people/participants.ts'
import { type Acting, withSubstitutes } from './people/substitutes.ts'
import type { Activation, Placed, Task, Vote } from './request.ts'
import { deliver, type Run } from './run.ts'

type Asked = { readonly people: readonly string[]; readonly others?: readonly string[] }
type Begun = Asked & {
  readonly group?: string
  readonly added?: readonly string[]
  readonly addedBy?: string
  readonly after?: readonly number[]
}

export const actingFor = (run: Run, step: FullStep, asked: Asked): Acting =>
  withSubstitutes(step, askingFor(run.request, run.world, step.key), asked)

/** One more task of the request, with whoever acts for those who are away. */
export const newTask = (
  run: Run,
  step: FullStep,
  { people, others = [], added = [], ...rest }: Begun,
): Task => {
  const { candidates, instead } = actingFor(run, step, { people, others })
  return numbered(run, {
    candidates,
    added: [...added].sort(),
    state: rest.after === undefined ? 'open' : 'waiting',
    vote: null,
    ...rest,
    ...(Object.keys(instead).length > 0 && { instead }),
  })
}

/** Whoever comes into a place while they are away has their substitute in it as well; whom that adds. */
export const addSubstitutes = (run: Run, { activation, task }: Placed, joining: Asked): void => {
  const step = run.language.steps.get(activation.step) as FullStep
  const others = [...task.candidates, ...(joining.others ?? [])]
  const { instead } = actingFor(run, step, { ...joining, others })
  const more = Object.keys(instead)
  if (more.length === 0) return
  const candidates = [...task.candidates, ...more].sort()
  reask(run, task, { candidates, added: task.added, instead: { ...task.instead, ...instead } })
  deliver(run, more, 'task-opened')
}

export const numbered = ({ request }: Run, task: Omit<Task, 'number'>): Task => {
  request.taskCount++
  return { number: request.taskCount, ...task }
}

/** A task for each seat, or one for everybody; in a sequence each waits for the one before. */
export const newTasks = (run: Run, step: FullStep, seats: readonly Seat[]): Task[] => {
  const tasks: Task[] = []
  for (const seat of asks(step, seats)) {
    const last = step.policy.type === 'sequence' ? tasks.at(-1) : undefined
    tasks.push(newTask(run, step, { ...seat, ...(last !== undefined && { after: [last.number] }) }))
  }
  return tasks
}

/** Whom the tasks of a step ask, by its policy. */
export const asks = ({ policy }: FullStep, seats: readonly Seat[]): readonly Seat[] =>
  policy.type === 'one' ? [{ people: [...new Set(seats.flatMap(({ people }) => people))].sort() }] : seats

/** Puts one more task into an activation and tells whoever it asks now. */
export const addTask = (run: Run, activation: Activation, task: Task): void => {
  activation.tasks.push(task)
  if (task.addedBy !== undefined) delete run.request.lastAct
  if (task.state === 'open') deliver(run, task.candidates, 'task-opened')
}

/** Opens what has nobody to wait for any more; whom that asks. */
export const openNext = ({ tasks }: Activation): readonly string[] => {
  const isOver = (number: number): boolean =>
    tasks.some(({ number: one, state }) => one === number && (state === 'done' || state === 'cancelled'))
  const next = tasks.filter(({ state, after = [] }) => state === 'waiting' && after.every(isOver))
  for (const task of next) task.state = 'open'
  return next.flatMap(({ candidates }) => candidates)
}

/** Who may answer now: everybody who is asked, or who took it on. */
export const askedIn = ({ tasks }: Activation): readonly string[] =>
  tasks
    .filter(({ state }) => state === 'open')
    .flatMap(({ candidates, claimedBy }) => (claimedBy === undefined ? candidates : [claimedBy]))

type Others = Pick<Task, 'candidates' | 'added'> & { readonly instead: Task['instead'] }

/** Other people for a task: a claim of somebody who is none of them is gone, and so is what could be taken back. */
export const reask = ({ request, seq }: Run, task: Task, others: Others): void => {
  const { candidates, added, instead } = others
  task.candidates = candidates
  task.added = added
  if (instead === undefined || Object.keys(instead).length === 0) delete task.instead
  else task.instead = instead
  if (task.claimedBy !== undefined && !candidates.includes(task.claimedBy)) delete task.claimedBy
  const { lastAct } = request
  if (lastAct?.task === task.number && lastAct.seq !== seq) delete request.lastAct
}

/** A vote given before stands for a task of now. */
export const repeat = (task: Task, vote: Vote): void => {
  task.state = 'done'
  task.vote = { ...vote, carried: true }
}
