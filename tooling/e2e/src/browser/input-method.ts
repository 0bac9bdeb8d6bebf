import type { Page } from 'playwright-core'

/** A person who writes Chinese: keys go to their input method first, and characters come of it. */
export type InputMethod = {
  /** Presses a key that the input method takes for itself, as it does while it composes. */
  press(key: string): Promise<void>
  /** Presses letters one by one; they stand underlined in the field until something is chosen. */
  composes(letters: string): Promise<void>
  /** Chooses what the letters stand for. */
  chooses(text: string): Promise<void>
}

/** What the browser is told of a key that went to the input method: it is no key of its own. */
const TAKEN = 229

export const inputMethodOf = async (page: Page): Promise<InputMethod> => {
  const session = await page.context().newCDPSession(page)
  const press: InputMethod['press'] = async (key) => {
    const event = { key, windowsVirtualKeyCode: TAKEN, nativeVirtualKeyCode: TAKEN }
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }
  return {
    press,
    composes: async (letters) => {
      for (let end = 1; end <= letters.length; end++) {
        await press(letters.charAt(end - 1))
        const text = letters.slice(0, end)
        await session.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end })
      }
    },
    chooses: async (text) => {
      await session.send('Input.insertText', { text })
    },
  }
}
