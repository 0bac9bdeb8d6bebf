import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A piece of text as a reader selects it, with its edges in points from the left of the page. */
export type Placed = { readonly text: string; readonly left: number; readonly right: number }

/** The text of each page of a PDF. */
export const pagesOf = async (bytes: Uint8Array): Promise<readonly (readonly Placed[])[]> => {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const { items } = await (await document.getPage(index + 1)).getTextContent()
    return items.flatMap((item) => {
      if (!('str' in item)) return []
      const left = Number(item.transform[4])
      return [{ text: item.str, left, right: left + item.width }]
    })
  })
  return Promise.all(pages)
}

export const textOf = (pages: readonly (readonly Placed[])[]): string =>
  pages
    .flat()
    .map(({ text }) => text)
    .join('')
