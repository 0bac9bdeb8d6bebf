import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Modal, Progress, Space } from 'antd'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../shared/api/query-client.ts'
import { trpc } from '../../shared/api/trpc.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { readTable } from '../../shared/sheets/read-table.ts'
import { writeTable } from '../../shared/sheets/write-table.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import {
  type AccountRow,
  accountRowsOf,
  figureLabels,
  type ImportProgress,
  importAccountRows,
  TEXT_COLUMNS,
} from './import-rows.ts'
import { LeftRows } from './left-rows.tsx'

const NOTHING: ImportProgress = { done: 0, added: 0, left: [] }

/** A sheet that was chosen, looked at and imported, in parts; what is under way ends with the dialog. */
const useImport = () => {
  const [rows, setRows] = useState<readonly AccountRow[]>([])
  const [progress, setProgress] = useState(NOTHING)
  const [id] = useState(() => crypto.randomUUID())
  const [stop] = useState(() => new AbortController())
  useEffect(() => () => stop.abort(), [stop])
  const run = useMutation({
    mutationFn: (given: { rows: readonly AccountRow[]; despite: boolean; apply: boolean }) => {
      setProgress(NOTHING)
      return importAccountRows({ ...given, id, signal: stop.signal, onProgress: setProgress })
    },
  })
  return { rows, setRows, progress, run }
}

/** Importing accounts from Excel 从 Excel 导入: a look at every row first, then the good ones, with what was left out. */
export const ImportDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const notify = useNotify()
  const problemText = useProblemText()
  const picker = useRef<HTMLInputElement>(null)
  const [unreadable, setUnreadable] = useState(false)
  const [despite, setDespite] = useState(false)
  const { rows, setRows, progress, run } = useImport()
  const looked = run.data !== undefined && run.variables?.apply === false
  const read = async (file: File): Promise<void> => {
    run.reset()
    const found = await readTable(file).then(accountRowsOf, () => [])
    setUnreadable(found.length === 0)
    setRows(found)
    if (found.length > 0) run.mutate({ rows: found, despite, apply: false })
  }
  const pick = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const file = target.files?.[0]
    if (file !== undefined) void read(file)
    // The same file, mended, is chosen again.
    target.value = ''
  }
  const headings = [
    ...TEXT_COLUMNS.map((column) => t(`importing.columns.${column}`)),
    ...figureLabels(language === 'en' ? 'en' : 'zh'),
  ]
  const importAll = (): void =>
    run.mutate(
      { rows, despite, apply: true },
      {
        onSuccess: async ({ added }) => {
          notify(t('importing.done', { count: added }))
          await queryClient.invalidateQueries(trpc.accounts.pathFilter())
          onClose()
        },
      },
    )
  return (
    <Modal
      open
      width={860}
      title={t('importing.title')}
      okText={t('importing.confirm', { count: looked ? progress.added : 0 })}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: !looked || progress.added === 0 }}
      confirmLoading={run.isPending && run.variables?.apply === true}
      onOk={importAll}
      onCancel={onClose}
    >
      <p>{t('importing.about')}</p>
      <Space wrap style={{ marginBottom: 16 }}>
        <Button type="primary" loading={run.isPending} onClick={() => picker.current?.click()}>
          {t('people.import.choose')}
        </Button>
        <Button onClick={() => void writeTable(t('importing.templateFile'), headings, [])}>
          {t('people.import.template')}
        </Button>
        <Checkbox
          checked={despite}
          disabled={run.isPending}
          onChange={({ target }) => {
            setDespite(target.checked)
            if (rows.length > 0) run.mutate({ rows, despite: target.checked, apply: false })
          }}
        >
          {t('importing.despite')}
        </Checkbox>
      </Space>
      <input
        ref={picker}
        type="file"
        accept=".xlsx,.csv,text/csv"
        aria-label={t('people.import.choose')}
        className="visually-hidden"
        tabIndex={-1}
        onChange={pick}
      />
      {unreadable && <Alert type="error" showIcon role="alert" title={t('importing.unreadable')} />}
      {run.error !== null && <Alert type="error" showIcon role="alert" title={problemText(run.error)} />}
      {rows.length > 0 && (
        <>
          <Progress
            percent={Math.floor((progress.done * 100) / rows.length)}
            aria-label={t('importing.progress')}
            format={() => `${progress.done} / ${rows.length}`}
            size={{ height: 10 }}
          />
          <p role="status">{t('importing.counts', { good: progress.added, left: progress.left.length })}</p>
        </>
      )}
      {looked && progress.left.length > 0 && <LeftRows rows={progress.left} />}
    </Modal>
  )
}
