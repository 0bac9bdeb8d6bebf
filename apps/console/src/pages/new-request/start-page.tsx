import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { definitionQuery } from '../../features/definitions/get-definition.ts'
import { requestQuery } from '../../features/requests/get-request.ts'
import type { RequestView } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { EditPage } from './edit-page.tsx'
import { RequestForm } from './request-form.tsx'

type Props = {
  readonly definition: string
  /** The draft that was begun at this address; null for a new form. */
  readonly draft: string | null
  /** The old request that a new one repeats; null to begin empty. */
  readonly from: string | null
}

/** The form of a process, to start a request of it; with the first change it becomes a draft, and so does its address. */
export const StartPage = ({ definition, draft, from }: Props) => {
  // The form stays the one it is while its address changes under it.
  const [opened] = useState({ draft, from })
  if (opened.draft !== null) return <EditPage id={opened.draft} />
  if (opened.from !== null) return <Repeated definition={definition} id={opened.from} />
  return <NewForm definition={definition} old={null} />
}

/** A form that begins with what an old request held 再次提交. */
const Repeated = ({ definition, id }: { readonly definition: string; readonly id: string }) => {
  const query = useQuery(requestQuery(id))
  return (
    <QueryView query={query} rows={10}>
      {(old) => <NewForm definition={definition} old={old} />}
    </QueryView>
  )
}

type FormProps = Pick<Props, 'definition'> & { readonly old: RequestView | null }

const NewForm = ({ definition: key, old }: FormProps) => {
  const navigate = useNavigate()
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useQuery(definitionQuery(key))
  const title =
    query.data === undefined ? t('newRequest.title') : labelText(query.data.definition.title, language)
  return (
    <Page title={title}>
      <QueryView query={query} rows={10}>
        {({ definition, mayStart }) =>
          mayStart ? (
            <RequestForm
              key={key}
              definition={definition}
              request={null}
              old={old}
              onCreated={(draft) =>
                void navigate({
                  to: '/new/$definition',
                  params: { definition: key },
                  search: { draft },
                  replace: true,
                  resetScroll: false,
                })
              }
            />
          ) : (
            <Alert type="warning" showIcon title={t('newRequest.notYours')} />
          )
        }
      </QueryView>
    </Page>
  )
}
