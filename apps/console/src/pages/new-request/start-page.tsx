import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { definitionQuery } from '../../features/definitions/get-definition.ts'
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
}

/** The form of a process, to start a request of it; with the first change it becomes a draft, and so does its address. */
export const StartPage = ({ definition, draft }: Props) => {
  // The form stays the one it is while its address changes under it.
  const [opened] = useState(draft)
  return opened === null ? <NewForm definition={definition} /> : <EditPage id={opened} />
}

const NewForm = ({ definition: key }: Pick<Props, 'definition'>) => {
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
