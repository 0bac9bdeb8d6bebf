import {
  MOST_SIDE_BY_SIDE,
  WORKSHEET_CRITERIA,
  type WorksheetAnswers,
  worksheetRanks,
  worksheetTotal,
} from '@countersign/accounts/worksheet'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../shared/ui/panel.tsx'
import { ScrollFrame } from '../../shared/ui/scroll-frame.tsx'
import table from '../../shared/ui/table.module.css'
import { useDebounced } from '../../shared/ui/use-debounced.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { searchAccountsQuery } from '../accounts/search-accounts.ts'
import { saveWorksheetMutation } from './worksheets.ts'

type Row = { readonly id: string; readonly name: string; readonly answers: WorksheetAnswers }

const AccountPicker = ({
  rows,
  onPick,
}: {
  readonly rows: readonly Row[]
  readonly onPick: (row: Row) => void
}) => {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const settled = useDebounced(text, 250)
  const { data, isFetching } = useQuery(searchAccountsQuery(settled))
  const found = (data?.items ?? []).filter(({ id }) => !rows.some((row) => row.id === id))
  return (
    <Select
      aria-label={t('worksheet.add')}
      placeholder={t('worksheet.add')}
      style={{ width: 'min(360px, 100%)', marginBottom: 12 }}
      value={null}
      showSearch={{ searchValue: text, filterOption: false, onSearch: setText }}
      loading={isFetching}
      disabled={rows.length >= MOST_SIDE_BY_SIDE}
      options={found.map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` }))}
      onSelect={(id: string | null) => {
        const account = found.find((one) => one.id === id)
        if (account !== undefined) onPick({ id: account.id, name: account.name, answers: {} })
        setText('')
      }}
    />
  )
}

/** A new worksheet: seven criteria, each 0 or 1; a blank one leaves an account incomplete. */
export const WorksheetForm = () => {
  const { t } = useTranslation()
  const notify = useNotify()
  const problemText = useProblemText()
  const [rows, setRows] = useState<readonly Row[]>([])
  const { mutate, isPending, error } = useMutation(saveWorksheetMutation())
  const totals = rows.map(({ answers }) => worksheetTotal(answers))
  const ranks = worksheetRanks(totals)
  const answer = (id: string, criterion: (typeof WORKSHEET_CRITERIA)[number], bit: 0 | 1): void =>
    setRows((now) =>
      now.map((row) => (row.id === id ? { ...row, answers: { ...row.answers, [criterion]: bit } } : row)),
    )
  const save = (): void =>
    mutate(
      { rows: rows.map(({ id, answers }) => ({ account: id, answers })) },
      {
        onSuccess: () => {
          notify(t('account.saved'))
          setRows([])
        },
      },
    )
  return (
    <Panel title={t('worksheet.new')}>
      <p>{t('worksheet.about', { most: MOST_SIDE_BY_SIDE })}</p>
      <AccountPicker rows={rows} onPick={(row) => setRows((now) => [...now, row])} />
      {rows.length > 0 && (
        <ScrollFrame label={t('worksheet.new')}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('worksheet.criterion')}</th>
                {rows.map(({ id, name }) => (
                  <th key={id} scope="col">
                    {name}{' '}
                    <Button
                      size="small"
                      type="link"
                      aria-label={t('worksheet.leaveOut', { name })}
                      onClick={() => setRows((now) => now.filter((row) => row.id !== id))}
                    >
                      {t('worksheet.out')}
                    </Button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {WORKSHEET_CRITERIA.map((criterion) => (
                <tr key={criterion}>
                  <th scope="row">{t(`worksheet.criteria.${criterion}`)}</th>
                  {rows.map(({ id, name, answers }) => (
                    <td key={id}>
                      <Radio.Group
                        name={`${criterion}-${id}`}
                        aria-label={`${name} ${t(`worksheet.criteria.${criterion}`)}`}
                        value={answers[criterion]}
                        options={[
                          { value: 0, label: '0' },
                          { value: 1, label: '1' },
                        ]}
                        onChange={({ target }) => answer(id, criterion, target.value === 1 ? 1 : 0)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">{t('worksheet.total')}</th>
                {rows.map(({ id }, at) => (
                  <td key={id}>{totals[at] ?? t('worksheet.incomplete')}</td>
                ))}
              </tr>
              <tr>
                <th scope="row">{t('worksheet.rank')}</th>
                {rows.map(({ id }, at) => (
                  <td key={id}>{ranks[at] ?? t('worksheet.blank')}</td>
                ))}
              </tr>
            </tbody>
          </table>
        </ScrollFrame>
      )}
      {error !== null && <Alert type="error" showIcon role="alert" title={problemText(error)} />}
      <Button
        type="primary"
        disabled={rows.length === 0}
        loading={isPending}
        onClick={save}
        style={{ marginTop: 12 }}
      >
        {t('people.save')}
      </Button>
    </Panel>
  )
}
