import { useTranslation } from 'react-i18next'
import type { RequestView } from '../../shared/api/views.ts'
import type { Terms } from '../../shared/definition/terms.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Instant } from '../../shared/ui/age.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ScrollFrame } from '../../shared/ui/scroll-frame.tsx'
import table from '../../shared/ui/table.module.css'
import styles from './opinions-summary.module.css'

type Props = { readonly request: RequestView; readonly terms: Terms }
type Task = RequestView['tasks'][number]

/** The tasks of the latest visit of each step that asks departments, each by itself. */
const askedByDepartment = ({ tasks }: RequestView): ReadonlyMap<string, readonly Task[]> => {
  const asked = Map.groupBy(
    tasks.filter(({ department }) => department !== null),
    ({ step }) => step,
  )
  return new Map(
    [...asked].map(([step, of]) => {
      const latest = Math.max(...of.map(({ visit }) => visit))
      return [step, of.filter(({ visit }) => visit === latest)]
    }),
  )
}

const Opinion = ({ task }: { readonly task: Task }) => {
  const { t } = useTranslation()
  if (task.vote === null)
    return (
      <span className={styles.missing}>
        {t(task.state === 'cancelled' ? 'opinions.waived' : 'opinions.missing')}
      </span>
    )
  return (
    <>
      {task.vote.opinion ?? t('opinions.withoutWords')}
      <br />
      <span className={styles.quiet}>
        <Instant at={task.vote.at} />
      </span>
    </>
  )
}

/** What each department said, side by side 汇总表; who has not answered yet stands there too. */
export const OpinionsSummary = ({ request, terms }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  return [...askedByDepartment(request)].map(([step, tasks]) => (
    <Panel key={step} title={t('opinions.summary', { step: terms.step(step) })}>
      <ScrollFrame label={terms.step(step)}>
        <table className={`${table.table} ${styles.opinions}`}>
          <thead>
            <tr>
              {tasks.map((task) => (
                <th key={task.id} scope="col">
                  {task.department !== null && (
                    <>
                      {labelText(task.department, language)}
                      <br />
                    </>
                  )}
                  <span className={styles.quiet}>
                    {task.vote?.person.name ??
                      task.candidates.map(({ name }) => name).join(t('list.separator'))}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {tasks.map((task) => (
                <td key={task.id}>
                  <Opinion task={task} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </ScrollFrame>
    </Panel>
  ))
}
