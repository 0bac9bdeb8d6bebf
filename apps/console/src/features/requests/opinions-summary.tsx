import type { Definition } from '@countersign/definition/definition'
import { stepsOf } from '@countersign/definition/steps'
import { useTranslation } from 'react-i18next'
import type { RequestView } from '../../shared/api/views.ts'
import type { Terms } from '../../shared/definition/terms.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Instant } from '../../shared/ui/age.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import styles from './opinions-summary.module.css'

type Props = { readonly request: RequestView; readonly definition: Definition; readonly terms: Terms }
type Task = RequestView['tasks'][number]

/** The tasks of the latest visit of each step that asks several groups 部门, such as the departments concerned. */
const askedByGroups = (
  request: RequestView,
  definition: Definition,
): ReadonlyMap<string, readonly Task[]> => {
  const grouped = [...stepsOf(definition).values()].filter(({ participants }) =>
    participants.some((rule) => 'group' in rule && rule.group === true),
  )
  return new Map(
    grouped.flatMap(({ key }) => {
      const tasks = request.tasks.filter(({ step }) => step === key)
      const visit = Math.max(...tasks.map((task) => task.visit))
      const latest = tasks.filter((task) => task.visit === visit)
      return latest.length === 0 ? [] : [[key, latest] as const]
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
export const OpinionsSummary = ({ request, definition, terms }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  return [...askedByGroups(request, definition)].map(([step, tasks]) => (
    <Panel key={step} title={t('opinions.summary', { step: terms.step(step) })}>
      {/* Scrolls by keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable */}
      <section className={styles.frame} tabIndex={0} aria-label={terms.step(step)}>
        <table className={styles.table}>
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
      </section>
    </Panel>
  ))
}
