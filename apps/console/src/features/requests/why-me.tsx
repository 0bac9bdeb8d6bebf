import { useQuery } from '@tanstack/react-query'
import { explanationQuery } from './explain-request.ts'
import styles from './timeline.module.css'

/** Why a task is the reader's: the participant rule 参与人规则 that names them. Keeps its line while it is being asked. */
export const WhyMe = ({ request, task }: { readonly request: string; readonly task: string }) => {
  const { data } = useQuery(explanationQuery(request))
  const why = data?.mine.find((one) => one.task === task)?.why
  return <p className={styles.why}>{why ?? '\u00a0'}</p>
}
