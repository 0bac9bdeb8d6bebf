import { FilePdfOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { getFile } from '../../shared/api/rest.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'

const save = ({ name, content }: { readonly name: string; readonly content: Blob }): void => {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser takes the file a moment after the press.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** The approval sheet 审批单 as a PDF that the server makes, in the language of the page. */
export const SheetDownload = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const { mutate, isPending, error } = useMutation({
    retry: false,
    mutationFn: () => getFile(`/api/v1/instances/${encodeURIComponent(id)}/sheet`),
    onSuccess: save,
  })
  return (
    <>
      <Button icon={<FilePdfOutlined />} loading={isPending} onClick={() => mutate()}>
        {t('sheet.pdf')}
      </Button>
      {error !== null && <Alert type="warning" showIcon role="alert" title={problemText(error)} />}
    </>
  )
}
