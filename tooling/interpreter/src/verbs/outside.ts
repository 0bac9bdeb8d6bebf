import type { CommandOf } from '../command.ts'
import type { Values } from '../document.ts'
import { fillForm } from '../fields.ts'
import { named } from '../people/named.ts'
import { isActive } from '../people/organisation.ts'
import { askingFor } from '../people/participants.ts'
import { Refused, refuseIf } from '../refused.ts'
import { type Activation, openActivations } from '../request.ts'
import type { Run } from '../run.ts'
import { settle, stepOf } from '../settle.ts'
import { addIncident } from '../steps.ts'
import { mustBeSystem, mustRun } from './permit.ts'

const mustWait = (run: Run, asked: { readonly step: string; readonly visit: number }): Activation => {
  const found = openActivations(run.request).find(
    ({ step, visit }) => step === asked.step && visit === asked.visit,
  )
  if (found === undefined) throw new Refused('wrong-step')
  refuseIf(!['service', 'process'].includes(stepOf(run, found.step).kind), 'wrong-step')
  return found
}

type Answer = { readonly outcome?: string; readonly fields?: Values }

const answered = (run: Run, activation: Activation, { outcome, fields = {} }: Answer): void => {
  const { request } = run
  const step = stepOf(run, activation.step)
  const name = outcome ?? step.outcomes[0] ?? 'complete'
  refuseIf(!step.outcomes.includes(name), 'outcome-unknown')
  fillForm(run, step, { patch: fields, completes: false })
  request.incidents = request.incidents.filter(({ state }) => state !== step.key)
  settle(run, activation, { outcome: name, to: null })
}

export const completeStep = (run: Run, command: CommandOf<'complete-step'>): void => {
  mustBeSystem(run)
  mustRun(run)
  answered(run, mustWait(run, command), command)
}

export const failStep = (run: Run, command: CommandOf<'fail-step'>): void => {
  mustBeSystem(run)
  mustRun(run)
  mustWait(run, command)
  run.logged = true
  addIncident(run, 'service-failed', command.step)
}

export const signal = (run: Run, command: CommandOf<'signal'>): void => {
  mustRun(run)
  const { request, world, actor } = run
  const waiting = openActivations(request).filter(({ step }) => stepOf(run, step).kind === 'signal')
  refuseIf(waiting.length === 0, 'wrong-step')
  const mine = waiting.filter(
    ({ step }) =>
      actor !== null &&
      isActive(world, actor) &&
      stepOf(run, step).participants.some((rule) =>
        named(rule, askingFor(request, world, step)).includes(actor),
      ),
  )
  refuseIf(mine.length === 0, 'not-a-candidate')
  const activation = mine.find(({ step }) => stepOf(run, step).signal === command.signal)
  if (activation === undefined) throw new Refused('wrong-step')
  answered(run, activation, command)
}
