/** Amounts are integer fen 分 everywhere; yuan 元 exist only on the screen, as text, so that no float ever holds one. */

const YUAN = /^(-?)(\d+)(?:\.(\d{1,2}))?$/

/** People type with a Chinese input method too: full-width digits and points, thousands separators, a currency sign. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[。]/g, '.')
    .replace(/[\s,'¥元]/g, '')

/** Fen from what a person typed as yuan, exactly; null when it is no amount of at most two decimals. */
export const parseYuan = (text: string): number | null => {
  const match = YUAN.exec(plain(text))
  if (match === null) return null
  const [, sign = '', whole = '0', cents = ''] = match
  const fen = BigInt(`${sign}${whole}${cents.padEnd(2, '0')}`)
  return fen > BigInt(Number.MAX_SAFE_INTEGER) || fen < BigInt(Number.MIN_SAFE_INTEGER) ? null : Number(fen)
}

/** Yuan as a person edits it: `1234.50`, without separators. */
export const yuanText = (fen: number): string => {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Yuan as a person reads it: `¥1,234.50`. */
export const formatYuan = (fen: number): string => {
  const [whole = '0', cents = '00'] = yuanText(Math.abs(fen)).split('.')
  return `${fen < 0 ? '-' : ''}¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}
