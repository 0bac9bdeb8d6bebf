const SETTING = 'countersign.keys'

/** Whether single keys do anything; people who dictate or whose hands slip switch them off (WCAG 2.1.4). */
export const keysAreOn = (): boolean => localStorage.getItem(SETTING) !== 'off'

export const switchKeys = (on: boolean): void => {
  if (on) localStorage.removeItem(SETTING)
  else localStorage.setItem(SETTING, 'off')
}
