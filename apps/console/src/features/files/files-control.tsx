import { CloseOutlined, PaperClipOutlined, ReloadOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ControlProps } from '../../shared/form/controls/control-props.ts'
import { GroupFrame } from '../../shared/form/controls/group-frame.tsx'
import { useFileSize, useReferenceName } from '../../shared/form/reference-names.tsx'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { FilePreview } from './file-preview.tsx'
import { formatSize } from './file-size.ts'
import styles from './files-control.module.css'
import { ACCEPTED, fileUrl } from './upload-file.ts'
import { type Upload, useUploads } from './use-uploads.ts'

/** As many as one field links at a time. */
const LONGEST = 20

type RowProps = { readonly upload: Upload; readonly onRetry: () => void; readonly onRemove: () => void }

const UploadRow = ({ upload, onRetry, onRemove }: RowProps) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const { file, percent, error } = upload
  return (
    <li className={styles.row}>
      <span className={styles.name}>{file.name}</span>
      {error === null ? (
        <span className={styles.progress}>
          <Progress percent={percent} size="small" aria-label={t('files.uploading', { name: file.name })} />
        </span>
      ) : (
        <span role="alert" className={styles.error}>
          {problemText(error)}
        </span>
      )}
      {error !== null && (
        <Button
          type="text"
          icon={<ReloadOutlined />}
          aria-label={t('files.retry', { name: file.name })}
          onClick={onRetry}
        />
      )}
      <Button
        type="text"
        icon={<CloseOutlined />}
        aria-label={t('files.cancel', { name: file.name })}
        onClick={onRemove}
      />
    </li>
  )
}

type LinkedProps = {
  readonly id: string
  /** The file as it was chosen here; null for one of an earlier visit. */
  readonly chosen: File | null
  readonly onRemove: () => void
}

const LinkedRow = ({ id, chosen, onRemove }: LinkedProps) => {
  const { t, i18n } = useTranslation()
  const nameOf = useReferenceName()
  const sizeOf = useFileSize()
  const name = chosen?.name ?? nameOf(id)
  const size = chosen?.size ?? sizeOf(id)
  return (
    <li className={styles.row}>
      <FilePreview name={name} source={chosen ?? fileUrl(id)} />
      <a href={fileUrl(id)} download className={styles.name}>
        <PaperClipOutlined aria-hidden /> {name}
      </a>
      {size !== null && <span className={styles.size}>{formatSize(size, i18n.language)}</span>}
      <Button
        type="text"
        icon={<CloseOutlined />}
        aria-label={t('files.remove', { name })}
        onClick={onRemove}
      />
    </li>
  )
}

/** Uploaded files 附件: several at once, each with its progress, to be sent again when it failed. */
export const FilesControl = ({ value, onChange, model, ...control }: ControlProps<readonly string[]>) => {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const linked = value ?? []
  const limit = model.maxItems ?? LONGEST
  // Uploads end one by one while the form is being filled: each is added to what is linked by then.
  const latest = useRef(linked)
  latest.current = linked
  // The server shows a file only once a request names it: until then it is shown from memory.
  const [chosen, setChosen] = useState<Readonly<Record<string, File>>>({})
  const { uploads, add, retry, remove } = useUploads(({ id }, file) => {
    setChosen((before) => ({ ...before, [id]: file }))
    latest.current = [...latest.current, id].slice(-limit)
    onChange?.(latest.current)
  })
  return (
    <GroupFrame {...control} model={model}>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        // The library's form styles show every file input, `hidden` or not.
        style={{ display: 'none' }}
        multiple={limit > 1}
        aria-label={model.label}
        onChange={({ target }) => {
          add([...(target.files ?? [])].slice(0, limit))
          target.value = ''
        }}
      />
      <Button icon={<UploadOutlined />} onClick={() => input.current?.click()}>
        {t('files.choose')}
      </Button>
      <span className={styles.limits}>{t('files.limits')}</span>
      <ul className={styles.list} aria-live="polite">
        {linked.map((id) => (
          <LinkedRow
            key={id}
            id={id}
            chosen={chosen[id] ?? null}
            onRemove={() => onChange?.(linked.filter((other) => other !== id))}
          />
        ))}
        {uploads.map((upload) => (
          <UploadRow
            key={upload.key}
            upload={upload}
            onRetry={() => retry(upload)}
            onRemove={() => remove(upload)}
          />
        ))}
      </ul>
    </GroupFrame>
  )
}
