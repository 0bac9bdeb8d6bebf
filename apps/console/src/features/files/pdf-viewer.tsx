import { LeftOutlined, RightOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons'
import { Alert, Button, Skeleton } from 'antd'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PdfPage } from './pdf-page.tsx'
import styles from './pdf-viewer.module.css'
import { usePdf } from './use-pdf.ts'

type Props = { readonly name: string; readonly source: string | Blob }

const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3] as const
const WHOLE_WIDTH = 2

const within = (value: number, last: number): number => Math.min(Math.max(value, 0), last)

/** It cannot be shown, damaged or locked; what can still be done is to download it. */
const Broken = ({ name, source }: Props) => {
  const { t } = useTranslation()
  const [url, setUrl] = useState(typeof source === 'string' ? source : '')
  useEffect(() => {
    if (typeof source === 'string') return undefined
    const made = URL.createObjectURL(source)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [source])
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('pdf.broken')}
      description={
        <a href={url} download={name}>
          {t('pdf.download')}
        </a>
      }
    />
  )
}

type OpenProps = { readonly document: PDFDocumentProxy; readonly onBroken: () => void }

const Open = ({ document, onBroken }: OpenProps) => {
  const { t } = useTranslation()
  const [page, setPage] = useState(0)
  const [zoom, setZoom] = useState<number>(WHOLE_WIDTH)
  const region = useRef<HTMLElement>(null)
  const last = document.numPages - 1
  const turn = (to: number): void => {
    setPage(within(to, last))
    region.current?.scrollTo({ top: 0 })
  }
  const magnify = (by: number): void => setZoom((now) => within(now + by, ZOOMS.length - 1))
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => turn(page - 1),
    ArrowRight: () => turn(page + 1),
    Home: () => turn(0),
    End: () => turn(last),
    '+': () => magnify(1),
    '-': () => magnify(-1),
  }
  const press = (event: KeyboardEvent): void => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  useEffect(() => region.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its buttons and its page take these keys alike
    <div onKeyDown={press}>
      <div role="toolbar" aria-label={t('pdf.tools')} className={styles.tools}>
        <Button
          icon={<LeftOutlined />}
          aria-label={t('pdf.previous')}
          disabled={page === 0}
          onClick={() => turn(page - 1)}
        />
        <span aria-live="polite">{t('pdf.page', { n: page + 1, count: document.numPages })}</span>
        <Button
          icon={<RightOutlined />}
          aria-label={t('pdf.next')}
          disabled={page === last}
          onClick={() => turn(page + 1)}
        />
        <span className={styles.gap} />
        <Button
          icon={<ZoomOutOutlined />}
          aria-label={t('pdf.smaller')}
          disabled={zoom === 0}
          onClick={() => magnify(-1)}
        />
        <Button
          icon={<ZoomInOutlined />}
          aria-label={t('pdf.larger')}
          disabled={zoom === ZOOMS.length - 1}
          onClick={() => magnify(1)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={region} tabIndex={0} aria-label={t('pdf.content')} className={styles.region}>
        <PdfPage document={document} page={page + 1} zoom={ZOOMS[zoom] ?? 1} onBroken={onBroken} />
      </section>
    </div>
  )
}

/** A PDF page by page: turned by buttons or arrows, made larger by + and smaller by -. */
export const PdfViewer = ({ name, source }: Props) => {
  const pdf = usePdf(source)
  const [failed, setFailed] = useState(false)
  if (pdf.state === 'broken' || failed) return <Broken name={name} source={source} />
  if (pdf.state === 'loading') return <Skeleton active paragraph={{ rows: 12 }} />
  return <Open document={pdf.document} onBroken={() => setFailed(true)} />
}
