import { EyeOutlined } from '@ant-design/icons'
import { Button, Modal, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** The library weighs more than the rest of the page: it comes with the first preview that opens. */
const PdfViewer = lazy(async () => ({ default: (await import('./pdf-viewer.tsx')).PdfViewer }))

type Props = {
  readonly name: string
  /** Where it is read, or the file itself when it was chosen a moment ago. */
  readonly source: string | Blob
}

/** A PDF opened large over the page, without leaving it. */
export const PdfPreview = ({ name, source }: Props) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        type="text"
        icon={<EyeOutlined />}
        aria-label={t('files.preview', { name })}
        onClick={() => setOpen(true)}
      />
      <Modal
        open={open}
        title={name}
        footer={null}
        centered
        destroyOnHidden
        width="min(960px, 96vw)"
        onCancel={() => setOpen(false)}
      >
        <Suspense fallback={<Skeleton active paragraph={{ rows: 12 }} />}>
          <PdfViewer name={name} source={source} />
        </Suspense>
      </Modal>
    </>
  )
}
