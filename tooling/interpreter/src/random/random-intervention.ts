import type { Command } from '../command.ts'
import { openActivations } from '../request.ts'
import type { Random } from './random.ts'
import type { Act, Scene } from './random-command.ts'
import { PEOPLE } from './random-world.ts'

const reasonOf = (random: Random): string => (random.chance(0.95) ? 'it must be' : ' ')

/** What an administrator does; at times what somebody else would like to. */
export const intervene = (random: Random, { request, world, language }: Scene): Act => {
  const administrators = world.people.filter(({ administers }) => administers === true).map(({ id }) => id)
  const by = random.chance(0.85) && administrators.length > 0 ? administrators : PEOPLE
  return { world, actor: random.pick(by), command: intervention(random, { request, world, language }) }
}

const intervention = (random: Random, { request, language }: Scene): Command => {
  const reason = reasonOf(random)
  if (request.status === 'suspended' && random.chance(0.8))
    return { verb: random.chance(0.9) ? 'resume' : 'terminate', reason }
  const open = openActivations(request)
  const steps = [...language.steps.keys()]
  const { step, tasks } = open.length > 0 ? random.pick(open) : { step: random.pick(steps), tasks: [] }
  const some = tasks.length > 0 && random.chance(0.3) ? { task: random.pick(tasks).number } : {}
  const to = request.proposedRepair !== undefined && random.chance(0.7) ? request.proposedRepair.to : null
  return random.pick<() => Command>([
    () => ({ verb: 'reassign', step, to: random.some(PEOPLE, 2), reason, ...some }),
    () => ({ verb: 'reassign', step, to: [random.pick(PEOPLE)], reason, ...some }),
    () => ({ verb: 'suspend', reason }),
    () => ({ verb: random.chance(0.3) ? 'resume' : 'suspend', reason }),
    () => ({ verb: random.chance(0.3) ? 'terminate' : 'reassign', step, to: [random.pick(PEOPLE)], reason }),
    () => ({ verb: 'repair', to: to ?? (random.chance(0.95) ? random.pick(steps) : 'nowhere'), reason }),
    () => ({ verb: 'repair', to: to ?? random.pick(steps), reason }),
  ])()
}
