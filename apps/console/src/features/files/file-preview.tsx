import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './files-control.module.css'
import { PdfPreview } from './pdf-preview.tsx'

/** What every browser draws; others, such as HEIC, are downloaded. */
const PICTURE = /\.(?:png|jpe?g|gif|webp)$/i

type Props = {
  readonly name: string
  /** Where it is read, or the file itself when it was chosen a moment ago. */
  readonly source: string | Blob
}

const PDF = /\.pdf$/i

/** A picture 图片 in small, opened large by a press; its box is there before it is loaded. */
const PicturePreview = ({ name, source }: { readonly name: string; readonly source: string }) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [broken, setBroken] = useState(false)
  // A file that no request names yet is nobody's to read, its uploader's included.
  if (broken) return null
  return (
    <>
      <button
        type="button"
        className={styles.thumb}
        aria-label={t('files.preview', { name })}
        onClick={() => setOpen(true)}
      >
        <img src={source} alt="" width={48} height={48} onError={() => setBroken(true)} />
      </button>
      <Modal open={open} title={name} footer={null} width="min(960px, 94vw)" onCancel={() => setOpen(false)}>
        <img src={source} alt={name} className={styles.picture} />
      </Modal>
    </>
  )
}

/** A picture from memory, for as long as it is shown. */
const ChosenPicture = ({ name, file }: { readonly name: string; readonly file: Blob }) => {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return url === null ? <span className={styles.thumb} /> : <PicturePreview name={name} source={url} />
}

/** What can be looked at without leaving the page: pictures and PDFs. Nothing for other files. */
export const FilePreview = ({ name, source }: Props) => {
  if (PDF.test(name)) return <PdfPreview name={name} source={source} />
  if (!PICTURE.test(name)) return null
  if (typeof source !== 'string') return <ChosenPicture name={name} file={source} />
  return <PicturePreview name={name} source={source} />
}
