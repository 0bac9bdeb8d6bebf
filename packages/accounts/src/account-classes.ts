/** What kind of customer an account is 客户类型: strategic 战略型, value 价值型, transaction 交易型. */
export const CUSTOMER_TYPES = ['strategic', 'value', 'transaction'] as const

/** The category of a key account: head 头部, emerging 新兴, high-value 高价值, brand 品牌. */
export const ACCOUNT_CATEGORIES = ['head', 'emerging', 'high-value', 'brand'] as const

/** Relationship levels 客户关系, from 1 认识 to 5 相知. */
export const RELATIONSHIP_LEVELS = [1, 2, 3, 4, 5] as const
