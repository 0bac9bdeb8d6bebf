import { Form, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readModel } from '../../shared/form/form-model.ts'
import { useReferenceControls } from '../../shared/form/reference-controls.tsx'
import { standaloneModel } from '../../shared/form/standalone-model.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { ActionDialog } from './action-dialog.tsx'
import { attachFilesMutation } from './attach-files.ts'
import type { DialogProps } from './dialog-props.ts'
import { useRequestCommand } from './use-request-command.ts'

export const AttachDialog = ({ request, definition, onClose }: DialogProps) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const { files: Files } = useReferenceControls()
  const lists = useMemo(
    () => readModel(definition, language).filter(({ kind }) => kind === 'files'),
    [definition, language],
  )
  const [chosen, setField] = useState(lists[0]?.name ?? '')
  const [files, setFiles] = useState<readonly string[]>([])
  const { send, isPending, error } = useRequestCommand({
    mutation: attachFilesMutation(),
    said: t('attach.done'),
    onDone: onClose,
  })
  return (
    <ActionDialog
      title={t('attach.title')}
      confirm={t('attach.confirm')}
      ready={files.length > 0 && chosen !== ''}
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => send({ id: request.id, field: chosen, files: [...files] })}
    >
      <Form layout="vertical" component={false}>
        {lists.length > 1 && (
          <Form.Item label={t('attach.field')} htmlFor="attach-field">
            <Select
              id="attach-field"
              value={chosen}
              options={lists.map(({ name, label }) => ({ value: name, label }))}
              onChange={setField}
            />
          </Form.Item>
        )}
        <Files
          model={standaloneModel('files', t('attach.files'))}
          value={files}
          onChange={(next) => setFiles(next ?? [])}
        />
      </Form>
    </ActionDialog>
  )
}
