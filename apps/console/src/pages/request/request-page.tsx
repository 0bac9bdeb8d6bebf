import type { Definition } from '@countersign/definition/definition'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ReportLock } from '../../features/accounts/report-lock.tsx'
import { DecisionPanel } from '../../features/approvals/decision-panel.tsx'
import { SinceLastLook } from '../../features/approvals/since-last-look.tsx'
import { TaskVerbs } from '../../features/approvals/task-verbs.tsx'
import { type News, useNews } from '../../features/approvals/use-news.ts'
import { definitionQuery } from '../../features/definitions/get-definition.ts'
import { Interventions } from '../../features/interventions/interventions.tsx'
import { changedValues } from '../../features/requests/changed-values.ts'
import { requestQuery } from '../../features/requests/get-request.ts'
import { History } from '../../features/requests/history.tsx'
import { movesQuery } from '../../features/requests/list-moves.ts'
import { Opinions } from '../../features/requests/opinions.tsx'
import { OpinionsSummary } from '../../features/requests/opinions-summary.tsx'
import { RequestActions } from '../../features/requests/request-actions.tsx'
import { RequestChart } from '../../features/requests/request-chart.tsx'
import { RequestFields } from '../../features/requests/request-fields.tsx'
import { RequestPath } from '../../features/requests/request-path.tsx'
import { RequestSummary } from '../../features/requests/request-summary.tsx'
import { useRequestWay } from '../../features/requests/request-way.ts'
import { SheetDownload } from '../../features/requests/sheet-download.tsx'
import { WhyMe } from '../../features/requests/why-me.tsx'
import { meQuery } from '../../features/session/get-me.ts'
import type { RequestView } from '../../shared/api/views.ts'
import { type Terms, termsOf } from '../../shared/definition/terms.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import columns from '../../shared/ui/columns.module.css'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import styles from './request-page.module.css'

type Parts = {
  readonly request: RequestView
  readonly definition: Definition
  readonly terms: Terms
  readonly news: News
}

const Actions = ({ request, definition }: Pick<Parts, 'request' | 'definition'>) => {
  const { data: me } = useQuery(meQuery())
  const intervenes = me?.permissions.includes('requests:intervene') === true
  return (
    <>
      <QueryView query={useQuery(movesQuery(request.id))} rows={1}>
        {({ items }) => (
          <>
            <RequestActions request={request} definition={definition} moves={items} />
            <Interventions request={request} definition={definition} moves={items} />
          </>
        )}
      </QueryView>
      {intervenes && <ReportLock instance={request.id} />}
    </>
  )
}

/** The reader's own tasks on this request; submitting is no decision and has a page of its own. */
const Decisions = ({ request, definition, terms }: Omit<Parts, 'news'>) => {
  const { t } = useTranslation()
  const { data } = useQuery(movesQuery(request.id))
  return (data?.items ?? [])
    .filter(({ verb, legal, outcomes }) => verb === 'decide' && legal && outcomes[0]?.outcome !== 'submit')
    .map((move) => (
      <Panel key={move.task} title={t('decide.title')}>
        <div className={styles.why}>
          <WhyMe request={request.id} task={move.task ?? ''} />
        </div>
        <DecisionPanel
          request={request}
          definition={definition}
          move={{ ...move, task: move.task ?? '' }}
          terms={terms}
          onDecided={() => undefined}
        />
        <TaskVerbs task={move.task ?? ''} moves={data?.items ?? []} onGone={() => undefined} />
      </Panel>
    ))
}

/** Everything about the request: how it stands, what to do, its way, its contents. */
const Whole = (parts: Parts) => {
  const { request, definition, terms, news } = parts
  const { t } = useTranslation()
  const way = useRequestWay(definition, request)
  const changed = changedValues(news.before, news.records, request.fields)
  return (
    <div className={styles.page}>
      <SinceLastLook news={news} definition={definition} terms={terms} />
      <RequestSummary request={request} terms={terms} />
      <Actions request={request} definition={definition} />
      <RequestChart {...parts} way={way} />
      <div className={columns.columns}>
        <div className={columns.column}>
          <Panel title={t('request.fields')}>
            <RequestFields definition={definition} request={request} changed={changed} />
          </Panel>
          <OpinionsSummary request={request} terms={terms} />
          <Decisions {...parts} />
          <Panel title={t('opinions.title')}>
            <Opinions request={request} terms={terms} news={new Set(news.records.map(({ at }) => at))} />
          </Panel>
        </div>
        <div className={columns.column}>
          <Panel title={t('path.title')}>
            <RequestPath way={way} terms={terms} />
          </Panel>
          <Panel title={t('history.title')}>
            <History
              id={request.id}
              definition={definition}
              terms={terms}
              news={new Set(news.records.map(({ seq }) => seq))}
            />
          </Panel>
        </div>
      </div>
    </div>
  )
}

const Loaded = ({ request, news }: Pick<Parts, 'request' | 'news'>) => {
  const language = useLanguage()
  const query = useQuery(definitionQuery(request.definition, request.version))
  const moves = useQuery(movesQuery(request.id))
  const terms = useMemo(
    () => (query.data === undefined ? null : termsOf(query.data.definition, language)),
    [query.data, language],
  )
  return (
    <QueryView query={query} rows={10}>
      {({ definition }) => {
        // What is new, and what may be done, stand above the rest: they must not push it down a moment later.
        if (terms === null || !news.known || moves.isPending)
          return <Skeleton active paragraph={{ rows: 10 }} />
        return <Whole request={request} definition={definition} terms={terms} news={news} />
      }}
    </QueryView>
  )
}

type ExtraProps = { readonly id: string; readonly request: RequestView | null }

/** Beside the title: the sheet, and for the requester of an ended request another one like it. */
const Extra = ({ id, request }: ExtraProps) => {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery())
  const mayRepeat = request !== null && request.endedAt !== null && request.requester.id === me?.person.id
  return (
    <span className={styles.extra}>
      {mayRepeat && (
        <Link to="/new/$definition" params={{ definition: request.definition }} search={{ from: id }}>
          {t('request.again')}
        </Link>
      )}
      <Link to="/requests/$id/print" params={{ id }}>
        {t('sheet.open')}
      </Link>
      <SheetDownload id={id} />
    </span>
  )
}

/** One request: how it stands, what may be done, its fields, opinions, way and history. */
export const RequestPage = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation()
  const query = useQuery(requestQuery(id))
  const news = useNews(id)
  return (
    <Page
      title={query.data?.title ?? t('request.title')}
      extra={<Extra id={id} request={query.data ?? null} />}
    >
      <QueryView query={query} rows={10}>
        {(request) => <Loaded request={request} news={news} />}
      </QueryView>
    </Page>
  )
}
