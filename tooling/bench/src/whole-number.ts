/** @throws Error naming the option whose value is no whole number from 1 */
export const wholeNumber = (name: string, word: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(word)) throw new Error(`--${name} must be a whole number from 1, not "${word}"`)
  return Number(word)
}
