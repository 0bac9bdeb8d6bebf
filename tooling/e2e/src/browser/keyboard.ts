import type { Page } from 'playwright-core'

/** Where the keyboard's focus is. */
type Stop = {
  /** What the control is called; empty on the page itself and on what is focused only to be read. */
  readonly name: string
  readonly isControl: boolean
  /** Whether eyes can tell that it has the focus. */
  readonly isMarked: boolean
}

/** Describes what has the focus, from inside the page. */
const describeFocus = (): Stop => {
  const element = document.activeElement
  if (element === null || element === document.body) return { name: '', isControl: false, isMarked: true }
  const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : null
  const labels = [...(field?.labels ?? [])]
  const named = (element.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id))
  const item = element.closest('.ant-form-item')?.querySelector('label')
  const words = [
    element.getAttribute('aria-label'),
    ...[...labels, ...named, field === null ? element : null].map((one) => one?.textContent),
  ]
  const name = words.map((word) => word?.trim()).find(Boolean) ?? item?.textContent ?? ''
  const isControl = element.matches('a, button, input, textarea, select, [role="switch"], [role="radio"]')
  const outlined = (part: Element, pseudo?: string): boolean => {
    const { outlineStyle, outlineWidth } = getComputedStyle(part, pseudo)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
  }
  // A control may be drawn by what is around it or beside it: the frame of a choice, the box of a checkbox.
  const SMALL = 260
  const frames = [element, element.parentElement, element.parentElement?.parentElement].filter(
    (part): part is HTMLElement => part instanceof HTMLElement && part.clientHeight < SMALL,
  )
  const wrapper = element.closest('.ant-select, .ant-picker, .ant-input-affix-wrapper, .ant-input-number')
  const drawn = [...frames, ...frames.flatMap(({ children }) => [...children]), ...(wrapper ? [wrapper] : [])]
  const shadowed = [...frames.slice(0, 1), ...(wrapper ? [wrapper] : [])].some(
    (part) => getComputedStyle(part).boxShadow !== 'none',
  )
  const isMarked = shadowed || drawn.some((part) => outlined(part) || outlined(part, '::after'))
  return { name, isControl, isMarked }
}

const MOST_STOPS = 80

/** Somebody who has no mouse. Every control they come by must show that it has the focus. */
export type Keyboard = {
  press(key: string): Promise<void>
  /** Writes into what has the focus. */
  types(text: string): Promise<void>
  /** What has the focus now. */
  at(): Promise<string>
  /** Presses Tab until a control of this name has the focus. */
  goesTo(name: string | RegExp, key?: 'Tab' | 'Shift+Tab'): Promise<void>
  /** Presses Tab until the same control comes again; the names met on the way, in order. */
  goesRound(): Promise<readonly string[]>
  /** Goes to a control and presses Enter. */
  enters(name: string | RegExp): Promise<void>
}

const fits = (stop: Stop, name: string | RegExp): boolean =>
  stop.isControl && (typeof name === 'string' ? stop.name.includes(name) : name.test(stop.name))

export const keyboardOf = (page: Page): Keyboard => {
  const look = async (): Promise<Stop> => {
    const stop = await page.evaluate(describeFocus)
    if (stop.isControl && !stop.isMarked) throw new Error(`nobody sees that "${stop.name}" has the focus`)
    return stop
  }
  const press = (key: string) => page.keyboard.press(key)
  const goesTo: Keyboard['goesTo'] = async (name, key = 'Tab') => {
    const met: string[] = []
    for (let count = 0; count < MOST_STOPS; count++) {
      const stop = await look()
      if (fits(stop, name)) return
      met.push(stop.name.slice(0, 24))
      await press(key)
    }
    throw new Error(`the keyboard does not reach ${name}; it met: ${met.join(' | ')}`)
  }
  return {
    press,
    types: (text) => page.keyboard.type(text),
    at: async () => (await look()).name,
    goesTo,
    goesRound: async () => {
      // What was focused only to be read does not come again.
      await press('Tab')
      await page.evaluate(() => document.activeElement?.setAttribute('data-begin', ''))
      const met: string[] = []
      for (let count = 0; count < MOST_STOPS; count++) {
        met.push((await look()).name)
        await press('Tab')
        const back = await page.evaluate(() => document.activeElement?.hasAttribute('data-begin') === true)
        if (back) return met
      }
      throw new Error(`the keyboard is caught; it met: ${met.slice(-8).join(' | ')}`)
    },
    enters: async (name) => {
      await goesTo(name)
      await press('Enter')
    },
  }
}
