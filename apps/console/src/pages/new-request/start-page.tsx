import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { definitionQuery } from '../../features/definitions/get-definition.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { RequestForm } from './request-form.tsx'

/** The form of a process, to start a request of it. */
export const StartPage = ({ definition: key }: { readonly definition: string }) => {
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
            <RequestForm key={key} definition={definition} request={null} />
          ) : (
            <Alert type="warning" showIcon title={t('newRequest.notYours')} />
          )
        }
      </QueryView>
    </Page>
  )
}
