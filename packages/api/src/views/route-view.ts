import type { FieldValues } from '@countersign/definition/field'
import type { RouteStep } from '@countersign/engine/route-preview'
import type { RouteOf } from '@countersign/runtime/route-of'
import type { Call } from '../context.ts'
import { conditionText } from './condition-text.ts'
import { incidentText } from './incident-text.ts'
import type { RouteView } from './instance.ts'
import { personView } from './person-view.ts'
import { stepTitle } from './step-title.ts'

/** A route in words: steps by title, people by name, conditions with the values in `fields`. */
export const routeView = (
  call: Call,
  { route, compiled, organisation }: RouteOf,
  fields: FieldValues,
): RouteView => {
  const told = { reader: call.reader, definition: compiled.definition, organisation, fields }
  const view = (step: RouteStep): RouteView['steps'][number] => {
    const resolved = compiled.steps.get(step.step)
    return {
      id: step.step,
      title: stepTitle(call.reader.language, compiled, step.step),
      kind: resolved?.kind ?? 'decision',
      participants: step.people.map((id) => personView(organisation, id)),
      policy: resolved?.policy.type ?? 'one',
      due: step.due,
      skipped: step.skipped,
      because: step.because.map(({ condition, holds }) => ({
        condition,
        holds,
        text: conditionText(told, condition, holds),
      })),
      problem: step.problem === null ? null : incidentText(call, step.problem),
    }
  }
  return {
    steps: route.steps.map(view),
    end: route.end,
    undecided: route.undecided,
    undecidedText: route.undecided && conditionText({ ...told, fields: {} }, route.undecided, true),
  }
}
