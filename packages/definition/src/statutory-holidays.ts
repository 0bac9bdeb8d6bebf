import type { Label } from './label.ts'

/** How one year's public holidays are arranged: spans of days off by name, and the weekend days worked for them. */
type Arrangement = {
  /** The document that announces it, for whoever wants to check. */
  readonly source: string
  readonly holidays: readonly { readonly name: string; readonly from: string; readonly to: string }[]
  /** Weekend days that are worked 调休. */
  readonly worked: readonly { readonly name: string; readonly date: string }[]
}

/**
 * Public holidays of China 法定节假日 with their make-up workdays, as the General Office of the State Council announces
 * them each autumn for the year after. A year that is not here has not been announced when this was written.
 */
export const STATUTORY_HOLIDAYS: Readonly<Record<string, Arrangement>> = {
  '2025': {
    source: '国办发明电〔2024〕12号',
    holidays: [
      { name: '元旦', from: '2025-01-01', to: '2025-01-01' },
      { name: '春节', from: '2025-01-28', to: '2025-02-04' },
      { name: '清明节', from: '2025-04-04', to: '2025-04-06' },
      { name: '劳动节', from: '2025-05-01', to: '2025-05-05' },
      { name: '端午节', from: '2025-05-31', to: '2025-06-02' },
      { name: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08' },
    ],
    worked: [
      { name: '春节', date: '2025-01-26' },
      { name: '春节', date: '2025-02-08' },
      { name: '劳动节', date: '2025-04-27' },
      { name: '国庆节、中秋节', date: '2025-09-28' },
      { name: '国庆节、中秋节', date: '2025-10-11' },
    ],
  },
  '2026': {
    source: '国办发明电〔2025〕7号',
    holidays: [
      { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
      { name: '春节', from: '2026-02-15', to: '2026-02-23' },
      { name: '清明节', from: '2026-04-04', to: '2026-04-06' },
      { name: '劳动节', from: '2026-05-01', to: '2026-05-05' },
      { name: '端午节', from: '2026-06-19', to: '2026-06-21' },
      { name: '中秋节', from: '2026-09-25', to: '2026-09-27' },
      { name: '国庆节', from: '2026-10-01', to: '2026-10-07' },
    ],
    worked: [
      { name: '元旦', date: '2026-01-04' },
      { name: '春节', date: '2026-02-14' },
      { name: '春节', date: '2026-02-28' },
      { name: '劳动节', date: '2026-05-09' },
      { name: '国庆节', date: '2026-09-20' },
      { name: '国庆节', date: '2026-10-10' },
    ],
  },
}

const IN_ENGLISH: Readonly<Record<string, string>> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
}

/** What a date is called in both languages; a name that is not a public holiday's is the same in both. */
export const dayName = (zh: string): Label => ({
  zh,
  en: zh
    .split('、')
    .map((one) => (Object.hasOwn(IN_ENGLISH, one) ? (IN_ENGLISH[one] ?? one) : one))
    .join(', '),
})
