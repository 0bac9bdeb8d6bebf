import { PrinterOutlined } from '@ant-design/icons'
import type { Definition } from '@countersign/definition/definition'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { definitionQuery } from '../../features/definitions/get-definition.ts'
import { requestQuery } from '../../features/requests/get-request.ts'
import { RequestFields } from '../../features/requests/request-fields.tsx'
import { SheetDownload } from '../../features/requests/sheet-download.tsx'
import type { RequestView } from '../../shared/api/views.ts'
import { type Terms, termsOf } from '../../shared/definition/terms.ts'
import { useOutcomeText } from '../../shared/definition/use-outcome-text.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import { Instant } from '../../shared/ui/age.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import styles from './sheet-page.module.css'

const Facts = ({ request }: { readonly request: RequestView }) => {
  const { t } = useTranslation()
  const { number, status, requester, submittedAt, startedAt, endedAt } = request
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('sheet.number')}</dt>
        <dd>{number}</dd>
      </div>
      <div>
        <dt>{t('sheet.status')}</dt>
        <dd>{t(`status.${status}`)}</dd>
      </div>
      <div>
        <dt>{t('sheet.requester')}</dt>
        <dd>{requester.name}</dd>
      </div>
      <div>
        <dt>{t('sheet.submitted')}</dt>
        <dd>
          <Instant at={submittedAt ?? startedAt} />
        </dd>
      </div>
      {endedAt !== null && (
        <div>
          <dt>{t('sheet.ended')}</dt>
          <dd>
            <Instant at={endedAt} />
          </dd>
        </div>
      )}
    </dl>
  )
}

const OpinionsTable = ({ request, terms }: { readonly request: RequestView; readonly terms: Terms }) => {
  const { t } = useTranslation()
  const outcomeText = useOutcomeText(terms)
  const votes = request.tasks
    .flatMap(({ id, step, vote }) => (vote === null ? [] : [{ id, step, ...vote }]))
    .toSorted((a, b) => a.at.localeCompare(b.at))
  return (
    <table className={styles.opinions}>
      <caption>{t('opinions.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('sheet.step')}</th>
          <th scope="col">{t('sheet.person')}</th>
          <th scope="col">{t('sheet.outcome')}</th>
          <th scope="col">{t('sheet.opinion')}</th>
          <th scope="col">{t('sheet.at')}</th>
        </tr>
      </thead>
      <tbody>
        {votes.map(({ id, step, person, for: absent, outcome, opinion, at }) => (
          <tr key={id}>
            <th scope="row">{terms.step(step)}</th>
            <td>
              {person.name}
              {absent !== null && ` ${t('opinions.for', { name: absent.name })}`}
            </td>
            <td>{outcomeText(step, outcome)}</td>
            <td>{opinion}</td>
            <td>
              <Instant at={at} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Sheet = ({
  request,
  definition,
}: {
  readonly request: RequestView
  readonly definition: Definition
}) => {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <h1>
          {labelText(definition.title, language)} {t('sheet.title')}
        </h1>
        <Facts request={request} />
      </header>
      <section aria-label={t('request.fields')} className={styles.fields}>
        <h2>{t('request.fields')}</h2>
        <RequestFields definition={definition} request={request} />
      </section>
      <OpinionsTable request={request} terms={termsOf(definition, language)} />
      <footer className={styles.foot}>
        {t('sheet.printed', { at: formatInstant(new Date().toISOString(), language) })}
      </footer>
    </article>
  )
}

/** The approval sheet 审批单 of a request, to be printed or filed: one A4 page where it fits. */
export const SheetPage = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation()
  const request = useQuery(requestQuery(id))
  const { definition: key = '', version } = request.data ?? {}
  const definition = useQuery({ ...definitionQuery(key, version), enabled: request.data !== undefined })
  return (
    <>
      <title>{t('page.title', { title: request.data?.number ?? t('sheet.title') })}</title>
      <nav aria-label={t('sheet.title')} className={styles.tools}>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('sheet.print')}
        </Button>
        <SheetDownload id={id} />
        <Link to="/requests/$id" params={{ id }}>
          {t('sheet.back')}
        </Link>
      </nav>
      <QueryView query={request} rows={12}>
        {(found) => (
          <QueryView query={definition} rows={12}>
            {({ definition: published }) => <Sheet request={found} definition={published} />}
          </QueryView>
        )}
      </QueryView>
    </>
  )
}
