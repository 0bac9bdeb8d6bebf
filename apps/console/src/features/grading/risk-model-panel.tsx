import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Input, InputNumber, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../shared/api/problem.ts'
import type { RiskModelView } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Panel } from '../../shared/ui/panel.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { ScrollFrame } from '../../shared/ui/scroll-frame.tsx'
import table from '../../shared/ui/table.module.css'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { riskModelQuery } from '../accounts/accounts.ts'
import { BandsEditor } from './bands-editor.tsx'
import { saveRiskModelMutation } from './grading.ts'

type Model = RiskModelView['model']
type Indicator = Model['indicators'][number]

/** A key that no indicator has yet. */
const freeKey = (indicators: readonly Indicator[]): string => {
  let at = indicators.length + 1
  while (indicators.some(({ key }) => key === `indicator-${at}`)) at++
  return `indicator-${at}`
}

type EditorProps = { readonly before: RiskModelView; readonly onDone: () => void }

const Editor = ({ before, onDone }: EditorProps) => {
  const { t } = useTranslation()
  const notify = useNotify()
  const problemText = useProblemText()
  const [model, setModel] = useState<Model>(before.model)
  const { mutate, isPending, error } = useMutation(saveRiskModelMutation())
  const { indicators } = model
  const sum = indicators.reduce((total, { weight }) => total + weight, 0)
  const put = (at: number, indicator: Partial<Indicator>): void =>
    setModel({
      ...model,
      indicators: indicators.map((one, place) => (place === at ? { ...one, ...indicator } : one)),
    })
  return (
    <>
      <ScrollFrame label={t('risk.model')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('risk.indicatorZh')}</th>
              <th scope="col">{t('risk.indicatorEn')}</th>
              <th scope="col">{t('grading.weightSum', { sum })}</th>
              <th scope="col">{t('worksheet.out')}</th>
            </tr>
          </thead>
          <tbody>
            {indicators.map(({ key, label, weight }, at) => (
              <tr key={key}>
                {(['zh', 'en'] as const).map((language) => (
                  <td key={language}>
                    <Input
                      aria-label={`${t(language === 'zh' ? 'risk.indicatorZh' : 'risk.indicatorEn')} ${at + 1}`}
                      value={label[language]}
                      maxLength={100}
                      onChange={({ target }) => put(at, { label: { ...label, [language]: target.value } })}
                    />
                  </td>
                ))}
                <td>
                  <InputNumber
                    aria-label={`${t('grading.weight')} ${at + 1}`}
                    controls={false}
                    min={1}
                    max={100}
                    precision={0}
                    value={weight}
                    onChange={(value) => put(at, { weight: value ?? 1 })}
                    style={{ width: 80 }}
                  />
                </td>
                <td>
                  <Button
                    size="small"
                    aria-label={t('worksheet.leaveOut', { name: label.zh })}
                    onClick={() =>
                      setModel({ ...model, indicators: indicators.filter((_, place) => place !== at) })
                    }
                  >
                    {t('worksheet.out')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      <Button
        style={{ margin: '12px 0' }}
        onClick={() =>
          setModel({
            ...model,
            indicators: [
              ...indicators,
              {
                key: freeKey(indicators),
                label: { zh: t('risk.newIndicator'), en: t('risk.newIndicator') },
                weight: 1,
              },
            ],
          })
        }
      >
        {t('risk.add')}
      </Button>
      <BandsEditor bands={model.bands} onChange={(bands) => setModel({ ...model, bands })} />
      {error !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={problemText(error)}
          description={problemOf(error).errors.map(({ path, message }) => (
            <div key={`${path} ${message}`}>{message}</div>
          ))}
        />
      )}
      <Space style={{ marginTop: 12 }}>
        <Button
          type="primary"
          loading={isPending}
          onClick={() =>
            mutate(
              { model, before: before.version },
              {
                onSuccess: () => {
                  notify(t('account.saved'))
                  onDone()
                },
              },
            )
          }
        >
          {t('people.save')}
        </Button>
        <Button onClick={onDone}>{t('action.cancel')}</Button>
      </Space>
    </>
  )
}

/** The model that risk sheets 客户风险分析表 are scored by; each change is a version, and old sheets keep theirs. */
export const RiskModelPanel = ({ edits }: { readonly edits: boolean }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const [editing, setEditing] = useState(false)
  return (
    <Panel title={t('risk.model')}>
      <QueryView query={useQuery(riskModelQuery())}>
        {(model) =>
          editing ? (
            <Editor before={model} onDone={() => setEditing(false)} />
          ) : (
            <>
              <p>{t('risk.version', { version: model.version + 1 })}</p>
              <ul>
                {model.model.indicators.map(({ key, label, weight }) => (
                  <li key={key}>{t('risk.weighted', { label: labelText(label, language), weight })}</li>
                ))}
              </ul>
              {edits && <Button onClick={() => setEditing(true)}>{t('risk.change')}</Button>}
            </>
          )
        }
      </QueryView>
    </Panel>
  )
}
