import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Modal, Space } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { writeTable } from '../../shared/sheets/write-table.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { importedPeople, importPeopleMutation } from './change-people.ts'
import { ImportPreview } from './import-preview.tsx'
import { readSheetFile, SHEET_COLUMNS, type SheetRow } from './read-sheet.ts'

/** What the server takes at once. */
const MOST = 500

const sent = ({ line: _, ...row }: SheetRow) => row

/** Importing people from Excel 从 Excel 导入: a template, a look at every row, then all of them or none. */
export const ImportDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const notify = useNotify()
  const problemText = useProblemText()
  const picker = useRef<HTMLInputElement>(null)
  const [rows, setRows] = useState<readonly SheetRow[]>([])
  const [unreadable, setUnreadable] = useState<string | null>(null)
  const look = useMutation(importPeopleMutation())
  const apply = useMutation(importPeopleMutation())

  const read = async (file: File): Promise<void> => {
    apply.reset()
    look.reset()
    const found = await readSheetFile(file).catch(() => null)
    const wrong = found === null || found.length === 0
    setUnreadable(
      wrong
        ? t('people.import.unreadable')
        : found.length > MOST
          ? t('people.import.tooMany', { max: MOST })
          : null,
    )
    if (wrong || found.length > MOST) return setRows([])
    setRows(found)
    look.mutate({ rows: found.map(sent), apply: false })
  }
  const pick = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const file = target.files?.[0]
    if (file !== undefined) void read(file)
    // The same file, mended, is chosen again.
    target.value = ''
  }
  const download = (): Promise<void> =>
    writeTable(
      t('people.import.templateFile'),
      SHEET_COLUMNS.map((column) => t(`people.import.columns.${column}`)),
      [],
    )
  const importAll = (): void =>
    apply.mutate(
      { rows: rows.map(sent), apply: true },
      {
        onSuccess: async () => {
          notify(t('people.import.done'))
          onClose()
          await importedPeople()
        },
      },
    )
  const faulty = look.data?.rows.filter(({ change }) => change === 'faulty').length ?? 0
  const changing = look.data?.rows.some(({ change }) => change === 'new' || change === 'changed') ?? false
  const error = apply.error ?? look.error
  return (
    <Modal
      open
      width={860}
      title={t('people.import.title')}
      okText={t('people.import.confirm')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: !changing || faulty > 0 }}
      confirmLoading={apply.isPending}
      onOk={importAll}
      onCancel={onClose}
    >
      <p>{t('people.import.about')}</p>
      <Space wrap style={{ marginBottom: 16 }}>
        <Button type="primary" loading={look.isPending} onClick={() => picker.current?.click()}>
          {t('people.import.choose')}
        </Button>
        <Button onClick={() => void download()}>{t('people.import.template')}</Button>
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
      {unreadable !== null && <Alert type="error" showIcon role="alert" title={unreadable} />}
      {error !== null && <Alert type="error" showIcon role="alert" title={problemText(error)} />}
      {look.data !== undefined && rows.length > 0 && <ImportPreview rows={rows} outcome={look.data} />}
    </Modal>
  )
}
