import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './demo.module.css'

type Props = { readonly clearing: boolean; readonly onClear: () => void }

/** Clears only for whoever types the word. */
export const ClearForm = ({ clearing, onClear }: Props) => {
  const { t } = useTranslation()
  const word = t('demo.word')
  const isWord = (typed: string): boolean => typed.trim().toLowerCase() === word
  return (
    <Form<{ word: string }>
      layout="vertical"
      name="clear-demo"
      requiredMark={false}
      validateTrigger="onSubmit"
      disabled={clearing}
      initialValues={{ word: '' }}
      className={styles.form ?? ''}
      onFinish={onClear}
    >
      <Form.Item
        name="word"
        label={t('demo.type', { word })}
        rules={[
          {
            validator: async (_, typed: string) => {
              if (!isWord(typed)) throw new Error(t('demo.wrong', { word }))
            },
          },
        ]}
      >
        <Input autoComplete="off" maxLength={40} size="large" />
      </Form.Item>
      <Button danger type="primary" htmlType="submit" loading={clearing}>
        {t('demo.confirm')}
      </Button>
      <p role="status" className={styles.working}>
        {clearing && t('demo.working')}
      </p>
    </Form>
  )
}
