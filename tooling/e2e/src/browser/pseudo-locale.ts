import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const ENGLISH = fileURLToPath(new URL('../../../../apps/console/src/locales/en.json', import.meta.url))

/** The chunk of the English catalogue, not the library's own `en_US`. */
const CHUNK = /\/assets\/en-[^/]+\.js$/

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'ë',
  i: 'ï',
  o: 'ö',
  u: 'ü',
  y: 'ÿ',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ø',
  U: 'Û',
}

/** A text as a wordier language would have it: accented, and longer by two fifths; what is filled in stays as it is. */
const pseudo = (text: string): string => {
  const written = text
    .split(/(\{\{\w+\}\})/)
    .map((part) =>
      part.startsWith('{{') ? part : [...part].map((letter) => ACCENTED[letter] ?? letter).join(''),
    )
    .join('')
  return `⟦${written}${' øwø'.repeat(Math.ceil(text.length / 10))}⟧`
}

type Tree = { readonly [key: string]: string | Tree }

const pseudoTree = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudo(value) : pseudoTree(value),
    ]),
  )

/** From now on the console speaks English as if it were a longer language: what stays plain is in no catalogue. */
export const speakPseudo = (page: Page): Promise<unknown> =>
  page.route(CHUNK, (route) => {
    const catalogue = JSON.stringify(pseudoTree(JSON.parse(readFileSync(ENGLISH, 'utf8')) as Tree))
    return route.fulfill({ contentType: 'text/javascript', body: `export default ${catalogue}` })
  })

/** Controls and headings that stand out of the screen sideways, or whose text is cut off; not what can be scrolled to. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const STRIP = 80
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      ((element.clientHeight < STRIP && /auto|scroll/.test(getComputedStyle(element).overflowX)) ||
        scrolls(element.parentElement))
    return [...document.querySelectorAll('button, a, h1, h2, label, [role="tab"]')].flatMap((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      if (width <= 1 || scrolls(element.parentElement) || !element.checkVisibility({ opacityProperty: true }))
        return []
      const style = getComputedStyle(element)
      const clipped = style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1
      const out = right > innerWidth + 1 || left < -1
      return clipped || out ? [`${element.tagName} ${element.textContent?.slice(0, 60)}`] : []
    })
  })
