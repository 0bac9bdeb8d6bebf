import { PaperClipOutlined } from '@ant-design/icons'
import { useReferenceName } from '../../shared/form/reference-names.tsx'
import { fileUrl } from './upload-file.ts'

/** A linked file, read by downloading it. */
export const FileReading = ({ value }: { readonly value: string }) => {
  const nameOf = useReferenceName()
  return (
    <a href={fileUrl(value)} download>
      <PaperClipOutlined aria-hidden /> {nameOf(value)}
    </a>
  )
}
