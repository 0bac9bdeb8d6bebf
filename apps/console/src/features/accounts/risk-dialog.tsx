import { riskOf } from '@countersign/accounts/risk-model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Form, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { ActionDialog } from '../requests/action-dialog.tsx'
import { riskModelQuery, saveRiskSheetMutation } from './accounts.ts'

const SCORES = [1, 2, 3, 4, 5] as const

type Props = { readonly account: string; readonly onClose: () => void }

/** Scores each indicator of the risk model in force from 1 to 5; the total shows as it comes about. */
export const RiskDialog = ({ account, onClose }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data, error: unread } = useQuery(riskModelQuery())
  const [scores, setScores] = useState<Readonly<Record<string, number>>>({})
  const { mutate, isPending, error } = useMutation(saveRiskSheetMutation())
  const risk = data === undefined ? null : riskOf(data.model, scores)
  return (
    <ActionDialog
      title={t('risk.title')}
      confirm={t('people.save')}
      ready={risk !== null}
      sending={isPending}
      error={error ?? unread}
      onClose={onClose}
      onConfirm={() => {
        if (data !== undefined) mutate({ account, version: data.version, scores }, { onSuccess: onClose })
      }}
    >
      <p>{t('risk.about')}</p>
      <Form layout="vertical" component={false}>
        {data?.model.indicators.map(({ key, label, weight }) => (
          <Form.Item key={key} label={t('risk.weighted', { label: labelText(label, language), weight })}>
            <Radio.Group
              aria-label={labelText(label, language)}
              name={`risk-${key}`}
              value={scores[key]}
              options={SCORES.map((value) => ({ value, label: String(value) }))}
              onChange={({ target }) => setScores((now) => ({ ...now, [key]: Number(target.value) }))}
            />
          </Form.Item>
        ))}
      </Form>
      <p role="status">{risk === null ? t('risk.incomplete') : t('risk.total', { total: risk.total })}</p>
    </ActionDialog>
  )
}
