import { accountField } from '@countersign/definition/account-field'
import type { Definition } from '@countersign/definition/definition'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { accountQuery } from '../../features/accounts/accounts.ts'
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
  /** The account that a new form is about; null where none was chosen. */
  readonly account: string | null
}

/** The form of a process, to start a request of it; with the first change it becomes a draft, and so does its address. */
export const StartPage = ({ definition, draft, from, account }: Props) => {
  // The form stays the one it is while its address changes under it.
  const [opened] = useState({ draft, from, account })
  if (opened.draft !== null) return <EditPage id={opened.draft} />
  if (opened.from !== null) return <Repeated definition={definition} id={opened.from} />
  return <NewForm definition={definition} old={null} account={opened.account} />
}

/** A form that begins with what an old request held 再次提交. */
const Repeated = ({ definition, id }: { readonly definition: string; readonly id: string }) => {
  const query = useQuery(requestQuery(id))
  return (
    <QueryView query={query} rows={10}>
      {(old) => <NewForm definition={definition} old={old} account={null} />}
    </QueryView>
  )
}

type FormProps = Pick<Props, 'definition' | 'account'> & { readonly old: RequestView | null }

const NewForm = ({ definition: key, old, account }: FormProps) => {
  const navigate = useNavigate()
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useQuery(definitionQuery(key))
  // Waited for, since the form begins with it; one that is not there to see is left out.
  const { data: about, isLoading } = useQuery({
    ...accountQuery(account ?? ''),
    enabled: account !== null,
    retry: false,
  })
  const title =
    query.data === undefined ? t('newRequest.title') : labelText(query.data.definition.title, language)
  return (
    <Page title={title}>
      <QueryView query={isLoading ? { ...query, data: undefined, isPending: true } : query} rows={10}>
        {({ definition, mayStart, initial }) =>
          mayStart ? (
            <RequestForm
              key={key}
              definition={definition}
              request={null}
              old={old}
              initial={{ ...initial, ...(about && accountIn(definition, about.id)) }}
              references={about ? { [about.id]: `${about.number} ${about.name}` } : {}}
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

const accountIn = (definition: Definition, account: string): Readonly<Record<string, string>> => {
  const field = accountField(definition)
  return field === null ? {} : { [field]: account }
}
