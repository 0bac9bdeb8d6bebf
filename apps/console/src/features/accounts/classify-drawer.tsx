import {
  ACCOUNT_CATEGORIES,
  CUSTOMER_TYPES,
  RELATIONSHIP_LEVELS,
} from '@countersign/accounts/account-classes'
import { FIGURE_NAMES, FIGURE_RANGES, FIGURES, type FigureName } from '@countersign/accounts/figures'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Drawer, Form, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AccountPageView, ClassifyAccount } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { useReturnFocus } from '../../shared/ui/use-return-focus.ts'
import { classifyMutation } from './accounts.ts'
import { levelKey } from './level-key.ts'

type Values = Omit<ClassifyAccount, 'id' | 'figures'> & {
  readonly figures: Partial<Record<FigureName, number | null>>
}

const FEN = 100

/** Money is typed in yuan and kept in fen. */
const scaled = (name: FigureName, value: number, by: number): number =>
  FIGURES[name].kind === 'fen' ? Math.round(value * by) : value

const shown = (name: FigureName, value: number): number =>
  FIGURES[name].kind === 'fen' ? value / FEN : value

type Props = { readonly account: AccountPageView; readonly onClose: () => void }

/** How an account is classed, to be changed; its grades follow from the figures. */
export const ClassifyDrawer = ({ account, onClose }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const notify = useNotify()
  const problemText = useProblemText()
  useReturnFocus()
  const { mutate, isPending, error } = useMutation(classifyMutation())
  const { id, customerType, category, relationship, standing, target } = account
  const before: Values = {
    ...{ customerType, category, relationship, standing, target },
    figures: Object.fromEntries(
      FIGURE_NAMES.flatMap((name) => {
        const value = account.figures[name]
        return value === undefined ? [] : [[name, shown(name, value)]]
      }),
    ),
  }
  const save = (values: Values): void =>
    mutate(
      {
        ...before,
        ...values,
        id,
        customerType: values.customerType ?? null,
        category: values.category ?? null,
        relationship: values.relationship ?? null,
        figures: Object.fromEntries(
          FIGURE_NAMES.flatMap((name) => {
            const value = values.figures[name]
            return typeof value === 'number' ? [[name, scaled(name, value, FEN)]] : []
          }),
        ),
      },
      {
        onSuccess: () => {
          notify(t('account.saved'))
          onClose()
        },
      },
    )
  return (
    <Drawer open onClose={onClose} size="min(560px, 100vw)" title={t('classes.edit')}>
      <Form<Values> layout="vertical" name="classes" initialValues={before} onFinish={save}>
        <Form.Item name="customerType" label={t('classes.type')}>
          <Select
            allowClear
            options={CUSTOMER_TYPES.map((value) => ({ value, label: t(`classes.types.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="category" label={t('classes.category')}>
          <Select
            allowClear
            options={ACCOUNT_CATEGORIES.map((value) => ({ value, label: t(`classes.categories.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="relationship" label={t('classes.relationship')}>
          <Select
            allowClear
            options={RELATIONSHIP_LEVELS.map((value) => ({
              value,
              label: t(`classes.levels.${levelKey(value)}`),
            }))}
          />
        </Form.Item>
        {account.mayChangeTeam && standing !== 'key' && (
          <Form.Item name="standing" label={t('account.standing')} extra={t('classes.standingAbout')}>
            <Select
              options={(['prospect', 'potential'] as const).map((value) => ({
                value,
                label: t(`account.standings.${value}`),
              }))}
            />
          </Form.Item>
        )}
        {account.mayChangeTeam && (
          <Form.Item name="target" valuePropName="checked" extra={t('classes.targetAbout')}>
            <Checkbox>{t('account.target')}</Checkbox>
          </Form.Item>
        )}
        {FIGURE_NAMES.map((name) => {
          const { kind, label } = FIGURES[name]
          const [min, max] = FIGURE_RANGES[kind]
          return (
            <Form.Item
              key={name}
              name={['figures', name]}
              label={`${labelText(label, language)} (${t(`grading.units.${UNIT_KEYS[kind]}`)})`}
            >
              <InputNumber
                controls={false}
                min={shown(name, min)}
                max={shown(name, max)}
                style={{ width: '100%' }}
              />
            </Form.Item>
          )
        })}
        {error !== null && (
          <Alert type="error" showIcon role="alert" title={problemText(error)} style={{ marginBottom: 16 }} />
        )}
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t('people.save')}
        </Button>
      </Form>
    </Drawer>
  )
}

const UNIT_KEYS = { fen: 'yuan', '%': 'percent', days: 'days', score: 'score' } as const
