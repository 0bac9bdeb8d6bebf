import { App } from 'antd'

/** Tells briefly that something was done, to eyes and to screen readers, without taking the focus. */
export const useNotify = (): ((text: string) => void) => {
  const { message } = App.useApp()
  return (text) => {
    void message.success({ content: text, duration: 4 })
    announce(text)
  }
}

const REGION = 'announcements'

const announce = (text: string): void => {
  const region = document.getElementById(REGION)
  if (region === null) return
  // The same sentence twice in a row is a change only if it was gone in between.
  region.textContent = ''
  requestAnimationFrame(() => {
    region.textContent = text
  })
}

/** The id of the live region that the layout holds. */
export const ANNOUNCEMENTS = REGION
