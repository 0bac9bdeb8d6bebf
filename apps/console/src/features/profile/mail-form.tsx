import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Form, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ProfileView } from '../../shared/api/views.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import styles from './profile.module.css'
import { saveMailMutation } from './save-profile.ts'

const MODES = ['at-once', 'digest', 'none'] as const

type Choice = ProfileView['choice']
type Kind = Choice['muted'][number]
type Values = {
  readonly mode: Choice['mode']
  readonly kinds: readonly Kind[]
  readonly digestAt: string
  readonly quiet: boolean
  readonly from: string
  readonly to: string
  readonly zone: string
}

const NIGHT = { from: '22:00', to: '07:30' }

const valuesOf = ({ choice, kinds }: ProfileView): Values => ({
  mode: choice.mode,
  kinds: kinds.filter((kind) => !choice.muted.includes(kind)),
  digestAt: choice.digestAt,
  quiet: choice.quiet !== null,
  ...(choice.quiet ?? NIGHT),
  zone: choice.zone,
})

const choiceOf = (
  { mode, kinds: wanted, quiet, from, to, ...rest }: Values,
  kinds: readonly Kind[],
): Choice => ({
  mode,
  muted: kinds.filter((kind) => !wanted.includes(kind)),
  quiet: quiet ? { from, to } : null,
  ...rest,
})

type TimeProps = { readonly name: 'digestAt' | 'from' | 'to'; readonly label: string }

const TimeItem = ({ name, label }: TimeProps) => {
  const { t } = useTranslation()
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('profile.timeMissing') }]}>
      <Input type="time" className={styles.time ?? ''} />
    </Form.Item>
  )
}

const QuietHours = () => {
  const { t } = useTranslation()
  const quiet = Form.useWatch<boolean>('quiet')
  return (
    <>
      <Form.Item name="quiet" valuePropName="checked" extra={t('profile.quietAbout')}>
        <Checkbox>{t('profile.quiet')}</Checkbox>
      </Form.Item>
      {quiet === true && (
        <div className={styles.times}>
          <TimeItem name="from" label={t('profile.quietFrom')} />
          <TimeItem name="to" label={t('profile.quietTo')} />
        </div>
      )}
    </>
  )
}

/** Which mails a person gets, and when, in their own zone. */
export const MailForm = ({ profile }: { readonly profile: ProfileView }) => {
  const { t } = useTranslation()
  const notify = useNotify()
  const problemText = useProblemText()
  const [form] = Form.useForm<Values>()
  const mode = Form.useWatch('mode', form) ?? profile.choice.mode
  const { mutate, isPending, error } = useMutation(saveMailMutation())
  const save = (values: Values): void => {
    if (values.quiet && values.from === values.to) {
      form.setFields([{ name: 'to', errors: [t('profile.quietSame')] }])
      return
    }
    const all = { ...valuesOf(profile), ...values }
    mutate(choiceOf(all, profile.kinds), { onSuccess: () => notify(t('profile.saved')) })
  }
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      name="mail"
      requiredMark={false}
      initialValues={valuesOf(profile)}
      onFinish={save}
    >
      {error !== null && (
        <Alert type="error" showIcon role="alert" title={problemText(error)} style={{ marginBottom: 16 }} />
      )}
      <Form.Item name="mode" label={t('profile.mode')}>
        <Radio.Group
          aria-label={t('profile.mode')}
          className={styles.choices ?? ''}
          options={MODES.map((value) => ({ value, label: t(`profile.modes.${value}`) }))}
        />
      </Form.Item>
      {mode === 'digest' && <TimeItem name="digestAt" label={t('profile.digestAt')} />}
      {mode !== 'none' && (
        <>
          <Form.Item name="kinds" label={t('profile.kinds')}>
            <Checkbox.Group
              aria-label={t('profile.kinds')}
              className={styles.kinds ?? ''}
              options={profile.kinds.map((kind) => ({ value: kind, label: t(`profile.kind.${kind}`) }))}
            />
          </Form.Item>
          <QuietHours />
          <Form.Item name="zone" label={t('profile.zone')} className={styles.form ?? ''}>
            <Select
              showSearch
              options={Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }))}
            />
          </Form.Item>
        </>
      )}
      <Button type="primary" htmlType="submit" loading={isPending}>
        {t('profile.save')}
      </Button>
    </Form>
  )
}
