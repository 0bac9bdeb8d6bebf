import type { Page } from 'playwright-core'
import type { Language } from '../browser/console-page.ts'

/** Words of the other language that belong there. */
const AT_HOME = {
  'zh-CN': 'English Countersign PDF Excel Office ZIP CSV JSON MB kB Enter',
  en: '会签 中文',
} as const

/** Every text that is seen or heard: what stands on the page, and what attributes say. */
const texts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const SAID = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']
    const found: string[] = [document.title]
    const elsewhere = (element: Element | null): boolean => {
      const lang = element?.closest('[lang]')?.getAttribute('lang')
      return lang !== document.documentElement.lang
    }
    /** What a control is called is all that is heard of it; what is hidden is not heard. */
    const unheard = (element: Element): boolean =>
      element.closest('[aria-hidden="true"]') !== null ||
      (element.parentElement?.closest('button[aria-label], a[aria-label], [role="option"][aria-label]') ??
        null) !== null
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Text) {
        const { parentElement: parent } = node
        if (parent?.matches('script, style, textarea, [role="option"][aria-label]') || elsewhere(parent))
          continue
        if (parent?.checkVisibility()) found.push(node.data)
      } else if (node instanceof Element && !elsewhere(node) && !unheard(node) && node.checkVisibility())
        for (const name of SAID) found.push(node.getAttribute(name) ?? '')
    }
    return found.map((text) => text.trim()).filter((text) => text !== '')
  })

/** Keys of the catalogues, blanks that nothing filled, values that were never meant to be read. */
const RAW = /^[a-z][A-Za-z]*(\.[A-Za-z0-9-]+)+$|\{\{|\bundefined\b|\bNaN\b|\[object |^null$/

const without = (text: string, words: readonly string[]): string =>
  words.reduce((rest, word) => rest.replaceAll(word, ' '), text)

/** Addresses, numbers, zones and file names are the same in all languages. */
const NAMES = /\S+@\S+|\b[A-Z]{2}-\d+\b|\S*\.(png|pdf|csv|xlsx|zip)\b|https?:\S+|\b[A-Z]\w+\/[A-Z]\w+\b/g

/**
 * What the page says in another language than its own, and what it says to nobody: `data` is what people wrote and are
 * called, which is never translated.
 */
export const strayWords = async (
  page: Page,
  language: Language,
  data: readonly string[],
): Promise<string[]> => {
  const known = [...data, ...AT_HOME[language].split(' ')].sort((one, other) => other.length - one.length)
  const foreign = language === 'en' ? /\p{Script=Han}/u : /[A-Za-z]{2,}/
  const found = (await texts(page)).flatMap((text) => {
    if (RAW.test(text.replaceAll(NAMES, ''))) return [`no text: ${text}`]
    return foreign.test(without(text.replaceAll(NAMES, ' '), known)) ? [`not in ${language}: ${text}`] : []
  })
  return [...new Set(found)]
}
