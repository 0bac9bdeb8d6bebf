import { useEffect, useState } from 'react'

/**
 * For a dialog or drawer that is gone as soon as it is closed: the focus returns to what opened it. The library only does
 * so for one that stays and is hidden. Called where the dialog is rendered.
 */
export const useReturnFocus = (): void => {
  // While rendering for the first time: the dialog takes the focus as soon as it is there.
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus()
      })
    },
    [opener],
  )
}
