/** How far an account has come 阶段: found, thought to become one, or registered as a key account 大客户 with one owner. */
export const ACCOUNT_STANDINGS = ['prospect', 'potential', 'key'] as const
export type AccountStanding = (typeof ACCOUNT_STANDINGS)[number]

export const isAccountStanding = (text: string): text is AccountStanding =>
  ACCOUNT_STANDINGS.some((standing) => standing === text)
