/** A complete service request for one of rep's accounts: the route without special terms. */
export const FIELDS = {
  account: 'ka-0001',
  services: ['custom-product'],
  deepNeeds: '新产线需要定制接口',
  amount: 120_000,
  desiredDate: '2026-12-20',
} as const

/** The same with special payment terms 特殊的付款方式, which the vice president or the general manager decides. */
export const SPECIAL = { ...FIELDS, services: ['special-payment'] } as const

/** What completing the service 办结 asks for. */
export const RESULT = { result: '已按期交付', satisfaction: 5 } as const
