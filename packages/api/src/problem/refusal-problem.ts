import type { CommandRefusal } from '@countersign/runtime/command-request'
import type { Call } from '../context.ts'
import { personView } from '../views/person-view.ts'
import type { Problem } from './problem.ts'

/** A command's refusal with the people in it named, so that its sentence can be written. */
export const refusalProblem = (
  { organisation, reader }: Pick<Call, 'organisation' | 'reader'>,
  { code, params, problems }: Pick<CommandRefusal, 'code' | 'params' | 'problems'>,
): Problem => {
  const by = typeof params.by === 'string' ? personView(organisation, params.by) : null
  const at = typeof params.at === 'string' ? params.at : null
  return {
    code,
    params: {
      ...params,
      ...namesIn(organisation, params),
      ...(by !== null && { by: by.name }),
      ...(code === 'rule-broken' && { message: (reader.language === 'en' ? params.en : params.zh) ?? '' }),
    },
    problems,
    ...(by !== null && at !== null && { decided: { by, at } }),
    ...(code === 'busy' && { retryAfter: 1 }),
    ...(typeof params.next === 'string' && { retryAfter: secondsUntil(params.next) }),
  }
}

/** People by name, one or several. */
const namesIn = (organisation: Call['organisation'], params: CommandRefusal['params']) =>
  Object.fromEntries(
    ['person', 'people'].flatMap((key) => {
      const ids = params[key]
      if (typeof ids !== 'string') return []
      return [
        [
          key,
          ids
            .split(' ')
            .map((id) => personView(organisation, id).name)
            .join(', '),
        ],
      ]
    }),
  )

const secondsUntil = (instant: string): number =>
  Math.max(1, Math.ceil((Date.parse(instant) - Date.now()) / 1000))
