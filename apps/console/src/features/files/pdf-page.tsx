import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './pdf-viewer.module.css'

type Props = {
  readonly document: PDFDocumentProxy
  readonly page: number
  /** 1 is as wide as its place. */
  readonly zoom: number
  readonly onBroken: () => void
}

const wordsOf = async (page: PDFPageProxy): Promise<string> => {
  const { items } = await page.getTextContent()
  return items.map((item) => ('str' in item ? item.str : '')).join(' ')
}

/** How wide an element is, in CSS pixels; null before it is there. */
const useWidth = (element: RefObject<HTMLElement | null>): number | null => {
  const [width, setWidth] = useState<number | null>(null)
  useEffect(() => {
    if (element.current === null) return undefined
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? null))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return width
}

/** One page of a PDF as a picture, with its words for whoever does not see it. */
export const PdfPage = ({ document, page: number, zoom, onBroken }: Props) => {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [words, setWords] = useState('')
  const width = useWidth(place)
  const broken = useRef(onBroken)
  broken.current = onBroken
  useEffect(() => {
    let left = false
    let stop: () => void = () => undefined
    const draw = async (wide: number): Promise<void> => {
      const page = await document.getPage(number)
      const target = canvas.current
      if (left || target === null) return
      const natural = page.getViewport({ scale: 1 })
      const scale = (wide / natural.width) * zoom
      const sharp = page.getViewport({ scale: scale * window.devicePixelRatio })
      target.width = Math.floor(sharp.width)
      target.height = Math.floor(sharp.height)
      target.style.width = `${Math.floor(natural.width * scale)}px`
      const task = page.render({ canvas: target, viewport: sharp })
      stop = () => task.cancel()
      await task.promise
      if (!left) setWords(await wordsOf(page))
    }
    if (width !== null) draw(width).catch(() => left || broken.current())
    return () => {
      left = true
      stop()
    }
  }, [document, number, zoom, width])
  return (
    <div ref={place} className={styles.place}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={t('pdf.page', { n: number, count: document.numPages })}
        className={styles.canvas}
      />
      <p className="visually-hidden">{words}</p>
    </div>
  )
}
