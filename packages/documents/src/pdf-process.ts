import { openSync } from 'fontkit'
import pdfmake from 'pdfmake'
import { FONT_FILES } from './fonts.ts'
import { layOut } from './lay-out.ts'
import type { Paper } from './paper.ts'
import { writableText } from './writable-text.ts'

/** A document names no file and no address but the fonts: whatever people wrote into it is text. */
const isFont = (path: string): boolean => Object.values<string>(FONT_FILES).includes(path)

const make = async (paper: Paper): Promise<Uint8Array> => {
  const font = openSync(FONT_FILES.normal)
  if (!('hasGlyphForCodePoint' in font)) throw new Error('the font file is a collection')
  pdfmake.setFonts({ Noto: { ...FONT_FILES } })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(isFont)
  const write = (text: string): string => writableText(text, (code) => font.hasGlyphForCodePoint(code))
  return pdfmake.createPdf(layOut(paper, write)).getBuffer()
}

process.once('message', (paper) => {
  void make(paper as Paper).then((bytes) => process.send?.(bytes))
})
// Whoever asked is gone.
process.once('disconnect', () => process.exit())
