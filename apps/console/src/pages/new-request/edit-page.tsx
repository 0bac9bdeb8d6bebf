import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { definitionQuery } from '../../features/definitions/get-definition.ts'
import { requestQuery } from '../../features/requests/get-request.ts'
import { movesQuery } from '../../features/requests/list-moves.ts'
import { Opinions } from '../../features/requests/opinions.tsx'
import type { RequestView } from '../../shared/api/views.ts'
import { termsOf } from '../../shared/definition/terms.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { RequestForm } from './request-form.tsx'

const Editing = ({ request }: { readonly request: RequestView }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  // A first draft is pinned when it is submitted: until then it follows the live version.
  const version = request.submittedAt === null ? undefined : request.version
  const definition = useQuery(definitionQuery(request.definition, version))
  const moves = useQuery(movesQuery(request.id))
  return (
    <QueryView query={moves} rows={10}>
      {({ items }) => {
        const submit = items.find(({ verb }) => verb === 'submit')
        if (submit === undefined || !submit.legal)
          return <Alert type="warning" showIcon title={submit?.reason?.message ?? t('inbox.gone')} />
        return (
          <QueryView query={definition} rows={10}>
            {({ definition: published }) => (
              <RequestForm definition={published} request={request}>
                {request.submittedAt !== null && (
                  <Panel title={t('opinions.title')}>
                    <Opinions request={request} terms={termsOf(published, language)} />
                  </Panel>
                )}
              </RequestForm>
            )}
          </QueryView>
        )
      }}
    </QueryView>
  )
}

/** A draft to be finished, or a returned request to be corrected, with the opinions it came back with. */
export const EditPage = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation()
  const query = useQuery(requestQuery(id))
  return (
    <Page title={query.data?.title ?? t('request.title')}>
      <QueryView query={query} rows={10}>
        {(request) => <Editing key={request.id} request={request} />}
      </QueryView>
    </Page>
  )
}
