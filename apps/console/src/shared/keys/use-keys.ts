import { type RefObject, useEffect, useRef } from 'react'
import { keysAreOn } from './keys-setting.ts'

export type KeyBindings = Readonly<Record<string, (event: KeyboardEvent) => void>>

const TYPED_INTO =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable="true"], [role="combobox"]'

/** True while keys write text: in a field, or as parts of a character that an input method is still composing. */
const isTyping = (event: KeyboardEvent): boolean =>
  event.isComposing ||
  // Safari ends the composition before the key that ended it is told of.
  event.keyCode === 229 ||
  (event.target instanceof Element && event.target.matches(TYPED_INTO))

/** The dialog on top, in which everything happens while it is open. */
const topDialog = (): Element | null =>
  [...document.querySelectorAll('[role="dialog"]')].filter((dialog) => dialog.checkVisibility()).at(-1) ??
  null

/**
 * Single keys for what is done often. They work where the returned ref stands: on the page while no dialog covers it, in
 * a dialog while it is the topmost; not while typing, not with Ctrl, Alt or Meta, and not for whoever switched them off.
 */
export const useKeys = <Place extends Element>(bindings: KeyBindings): RefObject<Place | null> => {
  const place = useRef<Place>(null)
  const latest = useRef(bindings)
  latest.current = bindings
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTyping(event)) return
      const bound = latest.current[event.key]
      if (bound === undefined || place.current === null || !keysAreOn()) return
      if (topDialog() !== place.current.closest('[role="dialog"]')) return
      event.preventDefault()
      bound(event)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return place
}
