import { PaperClipOutlined } from '@ant-design/icons'
import { useReferenceName } from '../../shared/form/reference-names.tsx'
import { FilePreview } from './file-preview.tsx'
import styles from './files-control.module.css'
import { fileUrl } from './upload-file.ts'

/** A linked file, read by downloading it; a picture is also shown. */
export const FileReading = ({ value }: { readonly value: string }) => {
  const name = useReferenceName()(value)
  return (
    <span className={styles.reading}>
      <FilePreview name={name} source={fileUrl(value)} />
      <a href={fileUrl(value)} download className={styles.name}>
        <PaperClipOutlined aria-hidden /> {name}
      </a>
    </span>
  )
}
