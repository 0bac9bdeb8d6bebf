import type { InstanceSight } from '@countersign/access/see-instance'
import { isBeyond } from '@countersign/definition/calendar'
import type { CompiledDefinition } from '@countersign/engine/compile'
import { type Activation, type Instance, openActivations, type Task } from '@countersign/engine/instance'
import { departmentOf } from '@countersign/engine/seat'
import type { Call } from '../context.ts'
import { incidentText } from './incident-text.ts'
import type { InstanceView } from './instance.ts'
import { personView } from './person-view.ts'
import { referenceNames } from './reference-names.ts'
import { titleOf } from './title-of.ts'
import { visibleFields } from './visible-fields.ts'

/** One instance as far as `sight` lets the caller see it. */
export const instanceView = async (
  call: Call,
  instance: Instance,
  sight: InstanceSight,
): Promise<InstanceView> => {
  const { services, organisation } = call
  const compiled = await services.runtime.definitions.pinned(instance.definition)
  const fields = sight === 'full' ? visibleFields(compiled, instance, call.viewer) : {}
  const { names, accounts, fileSizes } = await referenceNames(call, compiled.definition.fields, fields)
  return {
    id: instance.id,
    number: instance.number,
    definition: instance.definition.key,
    version: instance.definition.version,
    title: titleOf(call.reader.language, compiled, accountIn(compiled, fields, accounts)),
    status: instance.status,
    requester: personView(organisation, instance.requester),
    fields,
    references: names,
    fileSizes,
    steps: openActivations(instance).map((activation) => stepView(call, activation)),
    tasks: sight === 'metadata' ? [] : tasksOf(call, instance, sight),
    incidents: instance.incidents.map(({ code, state, at }) => ({
      code,
      text: incidentText(call, code),
      step: state === '' ? null : state,
      at,
    })),
    proposedRepair:
      instance.proposedRepair === undefined
        ? null
        : { ...instance.proposedRepair, by: personView(organisation, instance.proposedRepair.by) },
    startedAt: instance.startedAt,
    submittedAt: instance.submittedAt,
    endedAt: instance.endedAt,
    revision: instance.revision,
  }
}

const accountIn = (
  { accountField }: CompiledDefinition,
  fields: InstanceView['fields'],
  accounts: ReadonlyMap<string, string>,
): string | null => {
  const id = accountField === null ? undefined : fields[accountField]
  return typeof id === 'string' ? (accounts.get(id) ?? null) : null
}

const stepView = ({ organisation }: Call, activation: Activation): InstanceView['steps'][number] => ({
  id: activation.step,
  visit: activation.visit,
  since: activation.since,
  due: activation.due,
  overdue: activation.overdue,
  dueUncertain: activation.due !== null && isBeyond(organisation.calendar, activation.due),
  participants: [
    ...new Set(activation.tasks.flatMap((task) => (task.state === 'open' ? task.candidates : []))),
  ].map((id) => personView(organisation, id)),
})

const tasksOf = (call: Call, instance: Instance, sight: InstanceSight): InstanceView['tasks'] =>
  instance.activations.flatMap((activation) =>
    activation.tasks.map((task) => taskView(call, { instance, activation, task, sight })),
  )

type Shown = {
  readonly instance: Instance
  readonly activation: Activation
  readonly task: Task
  readonly sight: InstanceSight
}

const taskView = (
  { organisation, viewer }: Call,
  { instance, activation, task, sight }: Shown,
): InstanceView['tasks'][number] => ({
  id: `${instance.id}.${task.number}`,
  step: activation.step,
  visit: activation.visit,
  state: task.state,
  candidates: task.candidates.map((id) => personView(organisation, id)),
  department:
    task.group === undefined
      ? null
      : (organisation.departments.get(departmentOf(task.group) ?? '')?.name ?? null),
  mine:
    task.state === 'open' &&
    instance.status !== 'suspended' &&
    task.candidates.includes(viewer.id) &&
    (task.claimedBy ?? viewer.id) === viewer.id,
  claimedBy: task.claimedBy === undefined ? null : personView(organisation, task.claimedBy),
  addedBy: task.addedBy === undefined ? null : personView(organisation, task.addedBy),
  instead: Object.entries(task.instead ?? {})
    .filter(([person]) => task.candidates.includes(person) || task.vote?.person === person)
    .map(([person, stead]) => ({
      person: personView(organisation, person),
      for: personView(organisation, stead.for),
      by: stead.by,
    })),
  advice: (task.advice ?? []).map(({ person, outcome, opinion, at }) => ({
    person: personView(organisation, person),
    outcome,
    opinion: sight === 'full' ? opinion : null,
    at,
  })),
  vote: task.vote && {
    person: personView(organisation, task.vote.person),
    for: task.vote.for === undefined ? null : personView(organisation, task.vote.for),
    outcome: task.vote.outcome,
    // What was written about the matter is as confidential as the fields.
    opinion: sight === 'full' ? task.vote.opinion : null,
    at: task.vote.at,
  },
})
