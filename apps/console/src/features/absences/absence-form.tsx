import { Alert, Button, DatePicker, Form } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { PersonSelect } from '../people/person-select.tsx'
import styles from './absences.module.css'

type NewAbsence = { readonly from: string; readonly until: string; readonly substitute: string }
type Values = { readonly from: Dayjs; readonly until: Dayjs; readonly substitute: string }

type Props = {
  /** Who is away, and so is nobody's choice for a substitute. */
  readonly person: string
  readonly saving: boolean
  readonly error: unknown
  readonly onSave: (absence: NewAbsence, done: () => void) => void
}

const FORMAT = 'YYYY-MM-DD HH:mm'

/** From now on, or from nine o'clock of the next day where the day is over. */
const beginsAt = (): Dayjs => {
  const now = dayjs().second(0).millisecond(0)
  return now.hour() < 18 ? now : now.add(1, 'day').hour(9).minute(0)
}

/** When somebody is away 外出, and who acts for them 代理人. */
export const AbsenceForm = ({ person, saving, error, onSave }: Props) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const [form] = Form.useForm<Values>()
  const save = ({ from, until, substitute }: Values): void =>
    onSave({ from: from.toISOString(), until: until.toISOString(), substitute }, () => form.resetFields())
  const picker = (
    <DatePicker showTime={{ format: 'HH:mm' }} format={FORMAT} allowClear={false} style={{ width: '100%' }} />
  )
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark
      initialValues={{ from: beginsAt(), until: beginsAt().add(1, 'day').hour(18).minute(0) }}
      onFinish={save}
    >
      <div className={styles.fields}>
        <Form.Item
          name="from"
          label={t('absences.from')}
          rules={[{ required: true, message: t('absences.missing') }]}
        >
          {picker}
        </Form.Item>
        <Form.Item
          name="until"
          label={t('absences.until')}
          rules={[{ required: true, message: t('absences.missing') }]}
        >
          {picker}
        </Form.Item>
        <Form.Item
          name="substitute"
          label={t('absences.substitute')}
          rules={[{ required: true, message: t('absences.substituteMissing') }]}
        >
          <PersonSelect without={person} />
        </Form.Item>
      </div>
      {error !== null && (
        <Alert type="error" showIcon role="alert" title={problemText(error)} style={{ marginBottom: 12 }} />
      )}
      <Button type="primary" htmlType="submit" loading={saving}>
        {t('absences.add')}
      </Button>
    </Form>
  )
}
