/** The department at the top, which carries the company's name. */
export const TOP_DEPARTMENT = 'head-office'

/**
 * The departments a sales organisation of key accounts starts with. The built-in processes name some of them by key, so
 * they come with the first set-up; their names can be changed afterwards.
 */
export const FIRST_DEPARTMENTS: readonly { key: string; nameZh: string; nameEn: string }[] = [
  { key: 'key-accounts', nameZh: '大客户部', nameEn: 'Key accounts' },
  { key: 'development', nameZh: '大客户开发部', nameEn: 'Account development' },
  { key: 'marketing', nameZh: '营销部', nameEn: 'Marketing' },
  { key: 'technology', nameZh: '技术部', nameEn: 'Technology' },
  { key: 'production', nameZh: '生产部', nameEn: 'Production' },
  { key: 'after-sales', nameZh: '售后部', nameEn: 'After-sales' },
  { key: 'quality', nameZh: '质控部', nameEn: 'Quality' },
  { key: 'finance', nameZh: '财务部', nameEn: 'Finance' },
  { key: 'archive', nameZh: '行政部档案室', nameEn: 'Archive' },
]
