import { useMutation } from '@tanstack/react-query'
import { Alert, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../shared/api/query-client.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { phrasesQuery } from './list-phrases.ts'
import { savePhrasesMutation } from './save-phrases.ts'

type Props = { readonly open: boolean; readonly texts: readonly string[]; readonly onClose: () => void }

const MOST = 20
const LONGEST = 200

const phrasesIn = (text: string): string[] => {
  const lines = text.split('\n').map((line) => line.trim().slice(0, LONGEST))
  return [...new Set(lines.filter((line) => line !== ''))].slice(0, MOST)
}

/** The reader's own phrases, one a line. */
export const PhrasesDialog = ({ open, texts, onClose }: Props) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const about = useId()
  const [text, setText] = useState(texts.join('\n'))
  const { mutate, isPending, error } = useMutation({
    ...savePhrasesMutation(),
    onSuccess: (saved) => {
      queryClient.setQueryData(phrasesQuery().queryKey, saved)
      onClose()
    },
  })
  return (
    <Modal
      open={open}
      title={t('phrases.title')}
      okText={t('phrases.save')}
      cancelText={t('action.cancel')}
      confirmLoading={isPending}
      onOk={() => mutate({ texts: phrasesIn(text) })}
      onCancel={onClose}
    >
      {error !== null && <Alert type="error" showIcon role="alert" title={problemText(error)} />}
      <p id={about}>{t('phrases.about', { most: MOST })}</p>
      <Input.TextArea
        value={text}
        aria-label={t('phrases.title')}
        aria-describedby={about}
        autoSize={{ minRows: 6, maxRows: 14 }}
        onChange={({ target }) => setText(target.value)}
      />
    </Modal>
  )
}
