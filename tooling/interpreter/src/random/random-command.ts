import type { Command } from '../command.ts'
import type { Value, Values, World } from '../document.ts'
import type { Language } from '../language.ts'
import type { Request } from '../request.ts'
import type { Random } from './random.ts'
import { intervene } from './random-intervention.ts'
import { answerFromOutside } from './random-outside.ts'
import { anyText, textFor } from './random-step.ts'
import { anyTask, claimAgain, handOn, holderOf, takeBack } from './random-task-command.ts'
import { changedWorld, DEPARTMENTS, FILES, PEOPLE } from './random-world.ts'

/** One step of a history: time and organisation as they are then, and who asks for what. */
export type Act = { readonly world: World; readonly actor: string | null; readonly command: Command }

export type Scene = { readonly language: Language; readonly request: Request; readonly world: World }

const VALUES: Readonly<Record<string, (random: Random) => Value>> = {
  amount: (random) => random.below(12),
  urgent: (random) => random.chance(0.5),
  note: textFor,
  helper: (random) => random.pick(PEOPLE),
  department: (random) => random.pick(DEPARTMENTS),
  departments: (random) => random.some(DEPARTMENTS, 3),
  account: () => 'a1',
  files: (random) => random.some(FILES.slice(0, 3), 2),
}

/** Values as nobody should send them: unknown names, wrong types, too much, what does not exist. */
const WRONG: readonly Values[] = [
  { amount: 1001 },
  { amount: 'many' },
  { amount: 1.5 },
  { note: 'x'.repeat(101) },
  { secret: 'told' },
  { unknown: 1 },
  { helper: 'nobody' },
  { account: 'a9' },
  { files: FILES.slice(3) },
  { files: [...FILES.slice(0, 1), ...FILES.slice(0, 1)] },
  { urgent: null, amount: null },
]

const randomFields = (random: Random): Values => {
  const names = random.some(Object.keys(VALUES), 3)
  const fields = Object.fromEntries(
    names.map((name) => [name, random.chance(0.08) ? null : (VALUES[name]?.(random) ?? null)]),
  )
  return random.chance(0.04) ? { ...fields, ...random.pick(WRONG) } : fields
}

const chosenPeople = (random: Random, { steps }: Language): { [step: string]: readonly string[] } =>
  Object.fromEntries(
    [...steps.values()]
      .filter(({ participants }) => participants.some(({ rule }) => rule === 'chosen'))
      .map(({ key }) => [key, random.some(PEOPLE, random.chance(0.05) ? 4 : 2)]),
  )

export const startCommand = (random: Random, language: Language): Command => ({
  verb: 'start',
  id: '11111111-1111-8111-8111-111111111111',
  fields: random.chance(0.95) ? { ...randomFields(random), amount: random.below(12) } : randomFields(random),
  submit: random.chance(0.75),
  chosen: chosenPeople(random, language),
  ...(random.chance(0.1) && { parent: { instance: 'other', step: 'waits', visit: 1 } }),
})

/** What a step's form asks for, filled in; at times something that it does not. */
const formFields = (random: Random, form: Readonly<Record<string, string>>): Values => {
  const needed: Values = form.note === 'required' ? { note: 'short' } : {}
  if (random.chance(0.1)) return { ...randomFields(random), ...needed }
  const mayChange = form['*'] === 'edit' || form.amount === 'edit'
  return mayChange && random.chance(0.4) ? { ...needed, amount: random.below(12) } : needed
}

const decideSomething = (random: Random, scene: Scene): Act | null => {
  const { language, request, world } = scene
  const placed = anyTask(random, request)
  if (placed === null) return null
  const { activation, task } = placed
  const step = language.steps.get(activation.step)
  if (step === undefined) return null
  const outcomes = step.outcomes.filter(
    (one) => one !== 'reject' || step.policy.counted === true || random.chance(0.3),
  )
  const outcome = random.chance(0.02) ? 'unheard-of' : random.pick(outcomes)
  const earlier = request.activations.map((one) => one.step)
  const to = outcome === 'return' && random.chance(0.5) ? { to: random.pick(earlier) } : {}
  const opinion = random.chance(0.9) ? { opinion: random.chance(0.05) ? ' ' : '同意' } : {}
  const command: Command = {
    verb: 'decide',
    task: task.number,
    outcome,
    fields: formFields(random, step.form),
    ...opinion,
    ...to,
  }
  return { world, actor: holderOf(random, task), command }
}

const decideWrongly = (random: Random, { request, world }: Scene): Act => ({
  world,
  actor: random.pick(PEOPLE),
  command: {
    verb: 'decide',
    task: 1 + random.below(request.taskCount + 1),
    outcome: random.pick(['approve', 'reject', 'return', 'submit', 'again']),
    opinion: 'No matter',
    ...(random.chance(0.2) && { fields: randomFields(random) }),
  },
})

const someone = (random: Random, { request }: Scene): string =>
  random.chance(0.7) ? request.requester : random.pick(PEOPLE)

const talk = (random: Random, scene: Scene): Act => {
  const { world } = scene
  const command = random.pick<() => Command>([
    () => ({ verb: 'comment', text: anyText(random), mentions: random.some(PEOPLE, 2) }),
    () => ({ verb: 'comment', text: 'x'.repeat(1 + random.below(2100)) }),
    () => ({ verb: 'cc', to: random.chance(0.9) ? random.some(PEOPLE, 2) : ['nobody'] }),
    () => ({ verb: 'remind' }),
    () => ({ verb: 'attach', field: random.chance(0.9) ? 'files' : 'note', files: random.some(FILES, 2) }),
    () => ({ verb: 'save-draft', fields: randomFields(random) }),
    () => ({ verb: 'save-draft', fields: randomFields(random) }),
    () => ({ verb: random.chance(0.3) ? 'discard' : 'remind' }),
    () => ({ verb: random.chance(0.3) ? 'withdraw' : 'remind' }),
    () => ({ verb: 'refresh-participants' }),
  ])()
  return { world, actor: someone(random, scene), command }
}

const submitAgain = (random: Random, scene: Scene): Act => ({
  world: scene.world,
  actor: someone(random, scene),
  command: {
    verb: 'submit',
    ...(random.chance(0.8) && { fields: randomFields(random) }),
    ...(random.chance(0.8) && { chosen: chosenPeople(random, scene.language) }),
  },
})

/** A timer at its time, early, for the second time, or one that never was. */
const timer = (random: Random, { request, world }: Scene): Act | null => {
  if (request.timers.length === 0 || random.chance(0.05)) {
    const gone = { state: 'draft', visit: 1 + random.below(3), name: 'due' }
    return { world, actor: null, command: { verb: 'fire-timer', timer: gone } }
  }
  const { state, visit, name, dueAt } = random.pick(request.timers)
  const now = random.chance(0.15) || dueAt < world.now ? world.now : dueAt
  return {
    world: { ...world, now },
    actor: random.chance(0.95) ? null : random.pick(PEOPLE),
    command: { verb: 'fire-timer', timer: { state, visit, name } },
  }
}

const reorganise = (random: Random, { world }: Scene): Act => ({
  world: changedWorld(random, world),
  actor: null,
  command: { verb: 'refresh-participants' },
})

/** What goes before all else, now and then: an answer that is waited for, a step back, an end to standing still. */
const pressing = (random: Random, scene: Scene): Act | null => {
  const { request } = scene
  if (request.status === 'suspended' && random.chance(0.5)) return intervene(random, scene)
  if (random.chance(0.3)) return answerFromOutside(random, scene) ?? claimAgain(random, scene)
  return random.chance(0.1) ? takeBack(random, scene) : null
}

/** What happens next. Mostly what can happen now; at times what cannot. */
export const randomAct = (random: Random, scene: Scene): Act => {
  const urgent = pressing(random, scene)
  if (urgent !== null) return urgent
  const number = random.below(100)
  const likely =
    number < 38
      ? decideSomething(random, scene)
      : number < 62
        ? handOn(random, scene)
        : number < 69
          ? submitAgain(random, scene)
          : number < 77
            ? timer(random, scene)
            : null
  if (likely !== null) return likely
  if (number < 83) return reorganise(random, scene)
  if (number < 90) return intervene(random, scene)
  return number < 95 ? decideWrongly(random, scene) : talk(random, scene)
}
