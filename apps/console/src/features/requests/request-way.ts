import type { Definition } from '@countersign/definition/definition'
import { stepsOf } from '@countersign/definition/steps'
import { useQuery } from '@tanstack/react-query'
import type { RequestView, RouteView } from '../../shared/api/views.ts'
import { explanationQuery } from './explain-request.ts'
import { type PathEntry, pathOf } from './path.ts'

export type Way = {
  readonly path: readonly PathEntry[]
  /** Why the route comes to a step, in words. */
  readonly because: (step: string) => readonly string[]
}

const aheadOf = ({ steps }: RouteView) =>
  steps
    .filter(({ skipped }) => !skipped)
    .map(({ id, participants }) => ({ step: id, people: participants.map(({ name }) => name) }))

/** The way of a request with what comes next by name; names come with the explanation, a moment after the rest. */
export const useRequestWay = (definition: Definition, request: RequestView): Way => {
  const { data } = useQuery(explanationQuery(request.id))
  const route = data?.route ?? null
  return {
    path: pathOf(request, [...stepsOf(definition).keys()], route === null ? null : aheadOf(route)),
    because: (step) =>
      route?.steps
        .find(({ id }) => id === step)
        ?.because.flatMap(({ text }) => (text === null ? [] : [text])) ?? [],
  }
}
