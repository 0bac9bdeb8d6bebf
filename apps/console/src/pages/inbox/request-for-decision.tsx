import type { Definition } from '@countersign/definition/definition'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DecisionPanel } from '../../features/approvals/decision-panel.tsx'
import { SinceLastLook } from '../../features/approvals/since-last-look.tsx'
import { TaskVerbs } from '../../features/approvals/task-verbs.tsx'
import { useNews } from '../../features/approvals/use-news.ts'
import { definitionQuery } from '../../features/definitions/get-definition.ts'
import { movesQuery } from '../../features/requests/list-moves.ts'
import { Opinions } from '../../features/requests/opinions.tsx'
import { RequestFields } from '../../features/requests/request-fields.tsx'
import { RequestSummary } from '../../features/requests/request-summary.tsx'
import { WhyMe } from '../../features/requests/why-me.tsx'
import type { RequestView } from '../../shared/api/views.ts'
import { type Terms, termsOf } from '../../shared/definition/terms.ts'
import { useOutcomeText } from '../../shared/definition/use-outcome-text.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import { QueryView } from '../../shared/ui/query-view.tsx'
import styles from './request-for-decision.module.css'

type Props = { readonly task: string; readonly request: RequestView; readonly onDecided: () => void }

type DecisionProps = Props & { readonly definition: Definition; readonly terms: Terms }

/** The task was decided or taken away meanwhile, as after a lost race: who decided how, and when. */
const NoLongerMine = ({ task, request, terms }: Pick<DecisionProps, 'task' | 'request' | 'terms'>) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const outcomeText = useOutcomeText(terms)
  const decided = request.tasks.find(({ id }) => id === task)
  if (!decided?.vote) return <Alert type="info" showIcon title={t('inbox.gone')} />
  const { person, outcome, at } = decided.vote
  const words = {
    name: person.name,
    at: formatInstant(at, language),
    outcome: outcomeText(decided.step, outcome),
  }
  return <Alert type="info" showIcon title={t('inbox.decided', words)} />
}

/** What the API offers for this task now: the decision, the form to submit again, or why there is nothing to do. */
const Decision = ({ task, request, definition, terms, onDecided }: DecisionProps) => {
  const { t } = useTranslation()
  return (
    <QueryView query={useQuery(movesQuery(request.id))} rows={2}>
      {({ items }) => {
        const move = items.find((item) => item.verb === 'decide' && item.task === task)
        if (move === undefined) return <NoLongerMine task={task} request={request} terms={terms} />
        if (!move.legal) return <Alert type="info" showIcon title={move.reason?.message ?? t('inbox.gone')} />
        if (move.outcomes.some(({ outcome }) => outcome === 'submit'))
          return (
            <Link to="/requests/$id/edit" params={{ id: request.id }} className="button-link">
              {t(request.status === 'draft' ? 'request.continue' : 'request.edit')}
            </Link>
          )
        return (
          <>
            <DecisionPanel {...{ request, definition, terms, onDecided }} move={{ ...move, task }} />
            <TaskVerbs task={task} moves={items} onGone={onDecided} />
          </>
        )
      }}
    </QueryView>
  )
}

/** The request as whoever decides needs it, with the decision always in reach below. */
export const RequestForDecision = (props: Props) => {
  const { request } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const content = useRef<HTMLDivElement>(null)
  const query = useQuery(definitionQuery(request.definition, request.version))
  const loaded = query.data !== undefined
  const news = useNews(request.id)
  // After a decision the pressed button is gone with its task: reading goes on at the next one.
  useEffect(() => {
    if (loaded && document.activeElement === document.body) content.current?.focus()
  }, [loaded])
  return (
    <QueryView query={query} rows={10}>
      {({ definition }) => {
        const terms = termsOf(definition, language)
        return (
          <div className={styles.frame}>
            <div ref={content} tabIndex={-1} className={styles.content}>
              <SinceLastLook news={news} definition={definition} terms={terms} />
              <RequestSummary request={request} terms={terms} />
              <WhyMe request={request.id} task={props.task} />
              <RequestFields definition={definition} request={request} />
              <h2>{t('opinions.title')}</h2>
              <Opinions request={request} terms={terms} />
              <Link to="/requests/$id" params={{ id: request.id }}>
                {t('inbox.wholeRequest')}
              </Link>
            </div>
            <div className={styles.bar}>
              <Decision {...props} definition={definition} terms={terms} />
            </div>
          </div>
        )
      }}
    </QueryView>
  )
}
