import { instanceScope } from '@countersign/access/see-instance'
import { type BoardCard, readBoard } from '@countersign/database/read-board'
import { Label } from '@countersign/definition/label'
import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { definitionOf } from '../definitions/definition-of.ts'
import { liveDefinitions } from '../definitions/live-definitions.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { PersonView } from '../views/person.ts'
import { personView } from '../views/person-view.ts'
import { stepTitle } from '../views/step-title.ts'
import { boardFields } from './board-fields.ts'

const BoardInput = z.strictObject({ definition: Key })

const Instant = z.iso.datetime()
const CardView = z.object({
  id: z.uuid(),
  number: z.string(),
  /** The account's name; null where there is none, or it is not the caller's to see. */
  subject: z.string().nullable(),
  requester: PersonView,
  startedAt: Instant,
  /** The earliest due time of the work that waits at this step. */
  due: Instant.nullable(),
  /** Dates that a limit ends at, such as what was promised, with the field's label. */
  dates: z.array(z.object({ label: Label, date: z.string() })),
  /** Labels of what a limit that passed has set, such as a promise breached. */
  flags: z.array(Label),
})
const BoardView = z.object({
  title: Label,
  /** Steps where work waits or may come to wait, in the order of the definition. */
  columns: z.array(
    z.object({
      step: z.string(),
      title: z.string(),
      /** How many wait there; the cards are the first of them, the longest waiting first. */
      count: z.int(),
      cards: z.array(CardView),
    }),
  ),
  /** True where more are under way than a board looks at. */
  more: z.boolean(),
})
type BoardView = z.infer<typeof BoardView>

const MOST = 2000
const CARDS = 20

/** The board 看板 of a process: what is under way that the caller may see, by the step where it waits. */
const showBoard = async (
  call: Call,
  { definition: key }: z.infer<typeof BoardInput>,
): Promise<Answer<BoardView>> => {
  const live = (await liveDefinitions(call)).find(({ definition }) => definition.key === key)
  if (live === undefined) return refused(problem('not-found'))
  const scope = instanceScope(call.viewer)
  const { dates, flags } = boardFields(live.definition)
  const cards =
    scope === null
      ? []
      : await readBoard(call.services.runtime.database.pool, {
          person: call.viewer.id,
          scope,
          definition: key,
          fields: [...dates, ...flags],
          most: MOST,
          cards: CARDS,
        })
  const views = await Promise.all(cards.map((card) => cardView(call, key, card)))
  const waiting = Map.groupBy(
    cards.map((card, at) => ({ card, view: views[at] })),
    ({ card }) => card.step,
  )
  const language = call.reader.language
  // A step of an older version, where somebody still waits, comes after those of the version in force.
  const steps = [...new Set([...live.steps.keys(), ...waiting.keys()])]
  const columns = await Promise.all(
    steps.map(async (step) => {
      const at = waiting.get(step) ?? []
      const version = at[0]?.card.version ?? live.pin.version
      return {
        step,
        title: stepTitle(language, await definitionOf(call, key, version), step),
        count: at[0]?.card.count ?? 0,
        cards: at.flatMap(({ view }) => (view === undefined ? [] : [view])),
      }
    }),
  )
  return answered({ title: live.definition.title, columns, more: (cards[0]?.looked ?? 0) >= MOST })
}

const cardView = async (
  call: Call,
  key: string,
  card: BoardCard,
): Promise<BoardView['columns'][number]['cards'][number]> => {
  const { definition } = await definitionOf(call, key, card.version)
  const { dates, flags } = boardFields(definition)
  const label = (name: string): Label =>
    definition.fields.properties[name]?.['x-label'] ?? { zh: name, en: name }
  const values = card.fields ?? {}
  return {
    id: card.id,
    number: card.number,
    subject: card.subject,
    requester: personView(call.organisation, card.requester),
    startedAt: card.startedAt,
    due: card.due,
    dates: dates.flatMap((name) => {
      const date = values[name]
      return typeof date === 'string' ? [{ label: label(name), date }] : []
    }),
    flags: flags.flatMap((name) => (values[name] === true ? [label(name)] : [])),
  }
}

export const showBoardProcedure = procedureFor('requests:read')
  .input(BoardInput)
  .output(BoardView)
  .query(async ({ ctx, input }) => valueFrom(await showBoard(ctx.call, input)))
