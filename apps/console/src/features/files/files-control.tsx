import { CloseOutlined, PaperClipOutlined, ReloadOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ControlProps } from '../../shared/form/controls/control-props.ts'
import { GroupFrame } from '../../shared/form/controls/group-frame.tsx'
import { useReferenceName } from '../../shared/form/reference-names.tsx'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { isPicture, PicturePreview } from './file-preview.tsx'
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

/** Pictures uploaded here: the server shows a file only once a request names it, so they are shown from memory. */
const usePictures = () => {
  const [pictures, setPictures] = useState<Readonly<Record<string, string>>>({})
  const made = useRef<string[]>([])
  useEffect(
    () => () => {
      for (const url of made.current) URL.revokeObjectURL(url)
    },
    [],
  )
  return {
    pictures,
    keep: (id: string, file: File): void => {
      const url = URL.createObjectURL(file)
      made.current.push(url)
      setPictures((before) => ({ ...before, [id]: url }))
    },
  }
}

/** Uploaded files 附件: several at once, each with its progress, to be sent again when it failed. */
export const FilesControl = ({ value, onChange, model, ...control }: ControlProps<readonly string[]>) => {
  const { t } = useTranslation()
  const nameOf = useReferenceName()
  const input = useRef<HTMLInputElement>(null)
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const linked = value ?? []
  const limit = model.maxItems ?? LONGEST
  // Uploads end one by one while the form is being filled: each is added to what is linked by then.
  const latest = useRef(linked)
  latest.current = linked
  const { pictures, keep } = usePictures()
  const { uploads, add, retry, remove } = useUploads(({ id, name }, file) => {
    setNames((before) => ({ ...before, [id]: name }))
    if (isPicture(name)) keep(id, file)
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
          <li key={id} className={styles.row}>
            {isPicture(names[id] ?? nameOf(id)) && (
              <PicturePreview name={names[id] ?? nameOf(id)} source={pictures[id] ?? fileUrl(id)} />
            )}
            <a href={fileUrl(id)} download className={styles.name}>
              <PaperClipOutlined aria-hidden /> {names[id] ?? nameOf(id)}
            </a>
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('files.remove', { name: names[id] ?? nameOf(id) })}
              onClick={() => onChange?.(linked.filter((other) => other !== id))}
            />
          </li>
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
