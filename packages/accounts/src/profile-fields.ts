/** What is sensitive 敏感 in a profile, by kind: shown by role, each read logged, masked in exports. */
export type Sensitivity = 'health' | 'family' | 'economic' | 'gift'

export type ProfileField = {
  readonly label: { readonly zh: string; readonly en: string }
  /** The part of the account profile 大客户信息分类表 it belongs to. */
  readonly group: 'basic' | 'business' | 'sales' | 'project' | 'people' | 'latest'
  /** The information level 信息等级 it takes part in; none where it only completes the profile. */
  readonly level?: 1 | 2 | 3
  readonly type: 'text' | 'number'
  /** Money is integer fen. */
  readonly unit?: 'fen' | '%' | 'days'
  readonly sensitive?: Sensitivity
}

const text = (zh: string, en: string, more: Omit<ProfileField, 'label' | 'type'>): ProfileField => ({
  label: { zh, en },
  type: 'text',
  ...more,
})
const number = (
  zh: string,
  en: string,
  more: Omit<ProfileField, 'label' | 'type'> & Required<Pick<ProfileField, 'unit'>>,
): ProfileField => ({ label: { zh, en }, type: 'number', ...more })

/**
 * The fields of an account's profile 客户资料, in the order they are shown. Level 1 is the basic record (a choice, see
 * docs/decisions/152); levels 2 and 3 are the handbook's.
 */
export const PROFILE_FIELDS = {
  industry: text('所属行业', 'Industry', { group: 'basic', level: 1 }),
  region: text('所在地区', 'Region', { group: 'basic', level: 1 }),
  address: text('地址', 'Address', { group: 'basic' }),
  mainProducts: text('主营产品', 'Main products', { group: 'basic', level: 1 }),
  annualSales: number('年销售额', 'Annual sales', { group: 'business', unit: 'fen', sensitive: 'economic' }),
  currentAssetRatio: number('流动资产率', 'Current-asset ratio', {
    group: 'business',
    unit: '%',
    sensitive: 'economic',
  }),
  netMargin: number('净利润率', 'Net margin', { group: 'business', unit: '%', sensitive: 'economic' }),
  returnOnAssets: number('资产回报率', 'Return on assets', {
    group: 'business',
    unit: '%',
    sensitive: 'economic',
  }),
  collectionDays: number('回款周期', 'Collection period', { group: 'business', unit: 'days' }),
  stockDays: number('存货周期', 'Stock period', { group: 'business', unit: 'days' }),
  whoBuys: text('购买者', 'Who buys', { group: 'sales' }),
  marketingMode: text('营销模式', 'Marketing mode', { group: 'sales' }),
  logistics: text('物流', 'Logistics', { group: 'sales' }),
  budget: text('预算', 'Budget', { group: 'project', level: 2 }),
  projectPlan: text('项目计划', 'Project plan', { group: 'project', level: 2 }),
  decisionMaker: text('决策人与联系人', 'Decision maker and contact', { group: 'project', level: 2 }),
  decisionProcess: text('决策流程', 'Decision process', { group: 'project', level: 2 }),
  otherSuppliers: text('其他供应商', 'Other suppliers', { group: 'project', level: 2 }),
  competitors: text('竞争对手', 'Competitors', { group: 'project', level: 2 }),
  decisionMakerBackground: text('决策人背景', 'Background of the decision maker', {
    group: 'people',
    level: 3,
  }),
  technicalLeadBackground: text('技术负责人背景', 'Background of the technical lead', {
    group: 'people',
    level: 3,
  }),
  executiveBackground: text('分管领导背景', 'Background of the executive in charge', {
    group: 'people',
    level: 3,
  }),
  theirRelations: text('他们之间的关系', 'Relations among them', { group: 'people', level: 3 }),
  competitorRelations: text('竞争对手与客户的关系', 'Competitors’ relations to the customer', {
    group: 'people',
    level: 3,
  }),
  interests: text('兴趣爱好', 'Interests', { group: 'people' }),
  family: text('家庭情况', 'Family', { group: 'people', sensitive: 'family' }),
  deepNeeds: text('深层需求', 'Deep needs', { group: 'latest' }),
  latestInformation: text('最新信息', 'Latest information', { group: 'latest' }),
} as const satisfies Readonly<Record<string, ProfileField>>

export type ProfileFieldName = keyof typeof PROFILE_FIELDS
export const PROFILE_FIELD_NAMES = Object.keys(PROFILE_FIELDS) as readonly ProfileFieldName[]

export const isProfileField = (name: string): name is ProfileFieldName => Object.hasOwn(PROFILE_FIELDS, name)
