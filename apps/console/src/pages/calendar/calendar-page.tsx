import type { Calendar } from '@countersign/definition/calendar'
import { useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../../features/calendars/calendars.module.css'
import { calendarQuery, saveCalendarMutation } from '../../features/calendars/calendars.ts'
import { DaysImport } from '../../features/calendars/days-import.tsx'
import { toggleDay } from '../../features/calendars/toggle-day.ts'
import { TryDelay } from '../../features/calendars/try-delay.tsx'
import { WeekFields } from '../../features/calendars/week-fields.tsx'
import { YearView } from '../../features/calendars/year-view.tsx'
import { DepartmentSelect } from '../../features/departments/department-select.tsx'
import { meQuery } from '../../features/session/get-me.ts'
import type { CalendarView } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatDate } from '../../shared/time/instant.ts'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'

type Props = {
  /** Whose calendar; undefined is the organisation's. */
  readonly department: string | undefined
  readonly onDepartment: (department: string | undefined) => void
}

/** The working calendars 工作日历 that due times are counted by: week, hours, holidays with their make-up workdays. */
export const CalendarPage = ({ department, onDepartment }: Props) => {
  const { t } = useTranslation()
  const { data: me } = useSuspenseQuery(meQuery())
  const query = useQuery(calendarQuery(department ?? null))
  const reads = me.permissions.includes('people:read')
  return (
    <Page
      title={t('calendar.title')}
      extra={reads ? <Link to="/departments">{t('departments.title')}</Link> : null}
    >
      {reads && (
        <div className={styles.bar}>
          <DepartmentSelect
            label={t('calendar.whose')}
            placeholder={t('calendar.organisation')}
            allowClear
            value={department}
            onChange={onDepartment}
          />
        </div>
      )}
      <QueryView query={query} rows={10}>
        {(view) => (
          <CalendarForm
            // A change by somebody else is a new form; one's own goes on in it.
            key={JSON.stringify([department, view.calendar])}
            department={department ?? null}
            view={view}
            manages={me.permissions.includes('people:manage')}
          />
        )}
      </QueryView>
    </Page>
  )
}

type FormProps = {
  readonly department: string | null
  readonly view: CalendarView
  readonly manages: boolean
}

const CalendarForm = ({ department, view, manages }: FormProps) => {
  const { t } = useTranslation()
  const notify = useNotify()
  const problemText = useProblemText()
  const [calendar, setCalendar] = useState<Calendar>(view.calendar)
  const { mutate, isPending, error } = useMutation(saveCalendarMutation())
  const [own, setOwn] = useState(view.own)
  const edits = manages && own
  const changed = calendar !== view.calendar || own !== view.own
  const save = (next: Calendar | null): void =>
    mutate(
      { department, calendar: next === null ? null : written(next), before: view.own ? view.calendar : null },
      { onSuccess: () => notify(t('calendar.saved')) },
    )
  return (
    <div className={styles.panels}>
      <Origin view={view} department={department} />
      {manages && !own && (
        <div>
          <Button onClick={() => setOwn(true)}>{t('calendar.makeOwn')}</Button>
        </div>
      )}
      <Panel title={t('calendar.week')}>
        <WeekFields calendar={calendar} disabled={!edits} onChange={setCalendar} />
      </Panel>
      <Panel title={t('calendar.days')}>
        {edits && <DaysImport calendar={calendar} onApply={setCalendar} />}
        <Year calendar={calendar} onChange={edits ? setCalendar : null} />
      </Panel>
      <Panel title={t('calendar.try')}>
        <TryDelay calendar={calendar} />
      </Panel>
      {error !== null && <Alert type="error" showIcon role="alert" title={problemText(error)} />}
      {edits && (
        <div className={styles.actions}>
          <Button type="primary" loading={isPending} disabled={!changed} onClick={() => save(calendar)}>
            {t('calendar.save')}
          </Button>
          {department !== null && view.own && (
            <Button loading={isPending} onClick={() => save(null)}>
              {t('calendar.giveUp')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

/** As the server takes it. */
const written = ({
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

const Origin = ({ view, department }: Pick<FormProps, 'view' | 'department'>) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const { validThrough } = view.calendar
  const from = view.from === null ? t('calendar.organisation') : labelText(view.from.name, language)
  return (
    <>
      {department !== null && !view.own && (
        <Alert type="info" showIcon title={t('calendar.inherited', { from })} />
      )}
      {validThrough === undefined ? (
        <Alert type="warning" showIcon title={t('calendar.unknown')} />
      ) : (
        <p className={styles.about}>
          {t('calendar.knownThrough', { date: formatDate(validThrough, language) })}
        </p>
      )}
    </>
  )
}

type YearProps = { readonly calendar: Calendar; readonly onChange: ((calendar: Calendar) => void) | null }

const Year = ({ calendar, onChange }: YearProps) => {
  const { t } = useTranslation()
  const now = new Date().getFullYear()
  const [year, setYear] = useState(now)
  return (
    <>
      <div className={styles.bar}>
        <Segmented
          aria-label={t('calendar.year')}
          options={[now - 1, now, now + 1]}
          value={year}
          onChange={setYear}
        />
      </div>
      <YearView
        calendar={calendar}
        year={year}
        {...(onChange !== null && { onToggle: (date: string) => onChange(toggleDay(calendar, date)) })}
      />
    </>
  )
}
