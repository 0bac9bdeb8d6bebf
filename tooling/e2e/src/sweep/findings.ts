import type { ConsolePage } from '../browser/console-page.ts'
import { cutOff } from '../browser/pseudo-locale.ts'
import { scrollsSideways, violations } from '../browser/violations.ts'
import { nameOf, type View } from './looks.ts'
import { strayWords } from './words.ts'

type Asked = {
  readonly view: View
  /** What people wrote and are called. */
  readonly data: readonly string[]
  readonly words: boolean
  readonly axe: boolean
}

/** What is wrong with a page as it stands, a line each. */
export const findings = async (
  { page, complaints }: ConsolePage,
  { view, data, words, axe }: Asked,
): Promise<string[]> => {
  const found = [
    ...(words ? await strayWords(page, view.language, data) : []),
    ...(await cutOff(page)).map((control) => `cut off: ${control}`),
    ...((await scrollsSideways(page)) ? ['the page scrolls sideways'] : []),
    ...(axe ? await violations(page) : []),
    ...complaints,
  ]
  return found.map((line) => `${nameOf(view)}: ${line}`)
}
