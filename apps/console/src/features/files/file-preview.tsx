import { Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './files-control.module.css'

/** What every browser draws; others, such as HEIC, are downloaded. */
const PICTURE = /\.(?:png|jpe?g|gif|webp)$/i

export const isPicture = (name: string): boolean => PICTURE.test(name)

/** A picture 图片 in small, opened large by a press; its box is there before it is loaded. */
export const PicturePreview = ({ name, source }: { readonly name: string; readonly source: string }) => {
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
