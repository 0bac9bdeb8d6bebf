import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, version } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useState } from 'react'

GlobalWorkerOptions.workerSrc = workerUrl

/** What vite.config.ts puts beside the console: character maps of Chinese fonts, decoders of scanned pictures. */
const PARTS = new URL(`/assets/pdf-${version}/`, window.location.origin).href

type Pdf =
  | { readonly state: 'loading' }
  | { readonly state: 'broken' }
  | { readonly state: 'open'; readonly document: PDFDocumentProxy }

const load = async (source: string | Blob) => {
  const content =
    typeof source === 'string' ? { url: source } : { data: new Uint8Array(await source.arrayBuffer()) }
  return getDocument({
    ...content,
    cMapUrl: `${PARTS}cmaps/`,
    wasmUrl: `${PARTS}wasm/`,
    // Our policy compiles nothing at run time; the same decoders are there as plain scripts.
    useWasm: false,
    enableXfa: false,
  })
}

/** A PDF being read; nothing in it runs: forms and scripts are another part of the library, which is not here. */
export const usePdf = (source: string | Blob): Pdf => {
  const [pdf, setPdf] = useState<Pdf>({ state: 'loading' })
  useEffect(() => {
    let left = false
    const loading = load(source)
    loading
      .then(({ promise }) => promise)
      .then(
        (document) => left || setPdf({ state: 'open', document }),
        () => left || setPdf({ state: 'broken' }),
      )
    return () => {
      left = true
      void loading.then((task) => task.destroy())
    }
  }, [source])
  return pdf
}
