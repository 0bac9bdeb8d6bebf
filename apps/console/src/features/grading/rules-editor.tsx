import { GRADES } from '@countersign/accounts/grading-rules'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Drawer, Select, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../shared/api/problem.ts'
import type { GradingRulesView } from '../../shared/api/views.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { useReturnFocus } from '../../shared/ui/use-return-focus.ts'
import { useGradeText } from '../accounts/use-grade-text.ts'
import { AxisEditor } from './axis-editor.tsx'
import { previewRulesMutation, saveRulesMutation } from './grading.ts'
import { MeetingTable } from './meeting-table.tsx'
import { MovesPreview } from './moves-preview.tsx'

type Rules = GradingRulesView['rules']
type MeetingProps = {
  readonly scheme: GradingRulesView['scheme']
  readonly rules: Rules
  readonly onChange: (rules: Rules) => void
}

const MeetingEditor = ({ scheme, rules, onChange }: MeetingProps) => {
  const gradeText = useGradeText()
  const put = (first: string, second: string, grade: string): void =>
    onChange({ ...rules, table: { ...rules.table, [first]: { ...rules.table?.[first], [second]: grade } } })
  return (
    <MeetingTable
      rules={rules}
      cell={(first, second) => (
        <Select
          aria-label={`${gradeText(first)} × ${gradeText(second)}`}
          value={rules.table?.[first]?.[second] ?? null}
          options={GRADES[scheme].map((grade) => ({ value: grade, label: gradeText(grade) }))}
          onChange={(grade: string) => put(first, second, grade)}
        />
      )}
    />
  )
}

type Props = { readonly rules: GradingRulesView; readonly onClose: () => void }

/** Changing the rules of a scheme: first who would move, then the change. */
export const RulesEditor = ({ rules: before, onClose }: Props) => {
  const { t } = useTranslation()
  const notify = useNotify()
  const problemText = useProblemText()
  useReturnFocus()
  const [rules, setRules] = useState<Rules>(before.rules)
  const preview = useMutation(previewRulesMutation())
  const save = useMutation(saveRulesMutation())
  const change = (next: Rules): void => {
    setRules(next)
    preview.reset()
    save.reset()
  }
  const asked = { scheme: before.scheme, rules, before: before.version }
  const error = save.error ?? preview.error
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(720px, 100vw)"
      title={t('grading.change', { scheme: t(`grading.schemes.${before.scheme}`) })}
    >
      {rules.axes.map((axis, at) => (
        <AxisEditor
          key={at}
          title={rules.axes.length > 1 ? t(at === 0 ? 'grading.axisValue' : 'grading.axisLoyalty') : null}
          axis={axis}
          onChange={(changed) =>
            change({ ...rules, axes: rules.axes.map((one, place) => (place === at ? changed : one)) })
          }
        />
      ))}
      {rules.axes.length > 1 && <MeetingEditor scheme={before.scheme} rules={rules} onChange={change} />}
      {error !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={problemText(error)}
          description={
            <ul>
              {problemOf(error).errors.map(({ path, message }) => (
                <li key={`${path} ${message}`}>{message}</li>
              ))}
            </ul>
          }
        />
      )}
      {preview.data !== undefined && <MovesPreview preview={preview.data} />}
      <Space wrap style={{ marginTop: 16 }}>
        <Button loading={preview.isPending} onClick={() => preview.mutate({ ...asked, apply: false })}>
          {t('grading.preview')}
        </Button>
        <Button
          type="primary"
          disabled={preview.data === undefined}
          loading={save.isPending}
          onClick={() =>
            save.mutate(
              { ...asked, apply: true },
              {
                onSuccess: ({ moved }) => {
                  notify(t('grading.saved', { count: moved }))
                  onClose()
                },
              },
            )
          }
        >
          {t('people.save')}
        </Button>
      </Space>
    </Drawer>
  )
}
