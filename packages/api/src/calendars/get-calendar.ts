import type { Calendar } from '@countersign/definition/calendar'
import { CalendarSchema } from '@countersign/definition/calendar-schema'
import { Label } from '@countersign/definition/label'
import { Key } from '@countersign/definition/names'
import { calendarOwner } from '@countersign/runtime/organisation'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'

/** Whose calendar: a department's, or with null the organisation's. */
export const WhoseCalendar = z.strictObject({ department: Key.nullable() })

const CalendarView = z.object({
  calendar: CalendarSchema,
  /** True where it is the department's own; the organisation's is always its own. */
  own: z.boolean(),
  /** The department it is taken over from; null for the organisation's. */
  from: z.object({ key: z.string(), name: Label }).nullable(),
  /** Departments that have one of their own. */
  departments: z.array(z.string()),
})
type CalendarView = z.infer<typeof CalendarView>

const getCalendar = (
  { organisation }: Call,
  { department }: z.infer<typeof WhoseCalendar>,
): Answer<CalendarView> => {
  const { departments } = organisation
  if (department !== null && !departments.has(department)) return refused(problem('not-found'))
  const owner = department === null ? undefined : calendarOwner(departments, department)
  const { key, name } = owner ?? {}
  return answered({
    calendar: plain(owner?.calendar ?? organisation.calendar),
    own: department === (key ?? null),
    from: key === undefined || name === undefined ? null : { key, name },
    departments: [...departments.values()].flatMap((one) => (one.calendar == null ? [] : [one.key])),
  })
}

const plain = ({
  zone,
  workweek,
  hours,
  exceptions,
  names,
  validThrough,
}: Calendar): CalendarView['calendar'] => ({
  zone,
  workweek: [...workweek],
  hours: hours.map((span) => ({ ...span })),
  exceptions: { ...exceptions },
  ...(names !== undefined && { names: { ...names } }),
  ...(validThrough !== undefined && { validThrough }),
})

/** The working calendar 工作日历 that due times of a department are counted by. */
export const getCalendarProcedure = procedureFor('signed-in')
  .input(WhoseCalendar)
  .output(CalendarView)
  .query(({ ctx, input }) => valueFrom(getCalendar(ctx.call, input)))
