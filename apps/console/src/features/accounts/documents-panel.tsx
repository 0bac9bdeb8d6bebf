import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountPageView } from '../../shared/api/views.ts'
import { useReferenceControls } from '../../shared/form/reference-controls.tsx'
import { standaloneModel } from '../../shared/form/standalone-model.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Instant } from '../../shared/ui/age.tsx'
import { LoadMore } from '../../shared/ui/load-more.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { formatSize } from '../files/file-size.ts'
import { fileUrl } from '../files/upload-file.ts'
import styles from './account-panels.module.css'
import { addDocumentsMutation, documentsQuery } from './accounts.ts'

const Add = ({ account }: { readonly account: string }) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const { files: Files } = useReferenceControls()
  const [files, setFiles] = useState<readonly string[]>([])
  const { mutate, isPending, error } = useMutation(addDocumentsMutation())
  return (
    <>
      <Files
        id="account-documents"
        model={standaloneModel('files', t('documents.add'))}
        value={files}
        onChange={(next) => setFiles(next ?? [])}
      />
      {error !== null && <Alert type="error" showIcon role="alert" title={problemText(error)} />}
      {files.length > 0 && (
        <Button
          type="primary"
          loading={isPending}
          className={styles.act ?? ''}
          onClick={() => mutate({ id: account, files: [...files] }, { onSuccess: () => setFiles([]) })}
        >
          {t('documents.keep')}
        </Button>
      )}
    </>
  )
}

type Props = { readonly account: AccountPageView; readonly writes: boolean }

/** The documents 资料 of an account: its own, and those of requests about it that the reader sees. */
export const DocumentsPanel = ({ account, writes }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useInfiniteQuery(documentsQuery(account.id))
  return (
    <Panel title={t('documents.title')}>
      <QueryView query={query} rows={2}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          return (
            <>
              {items.length === 0 && <p className={styles.quiet}>{t('documents.none')}</p>}
              <ul className={styles.list}>
                {items.map(({ file, name, size, at, by, request }) => (
                  <li key={`${file} ${request?.id ?? ''}`}>
                    <span>
                      <a href={fileUrl(file)} download>
                        {name}
                      </a>
                      <br />
                      <span className={styles.quiet}>
                        {formatSize(size, language)} · {by.name} · <Instant at={at} />
                        {request !== null && (
                          <>
                            {' · '}
                            <Link to="/requests/$id" params={{ id: request.id }}>
                              {request.number}
                            </Link>
                          </>
                        )}
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )
        }}
      </QueryView>
      <LoadMore query={query} />
      {writes && <Add account={account.id} />}
    </Panel>
  )
}
