import type { Label } from '@countersign/definition/label'

/** A demo department 部门. `head` is the id of the person who leads it; `parent` is null for the head office only. */
export type DemoDepartment = {
  readonly key: string
  readonly name: Label
  readonly parent: string | null
  readonly head: string
}

/** Parents come before their children, so that they can be written in this order. */
export const demoDepartments: readonly DemoDepartment[] = [
  { key: 'head-office', name: { zh: '总部', en: 'Head office' }, parent: null, head: 'gm' },
  {
    key: 'key-accounts',
    name: { zh: '大客户部', en: 'Key accounts' },
    parent: 'head-office',
    head: 'manager',
  },
  {
    key: 'development',
    name: { zh: '大客户开发部', en: 'Account development' },
    parent: 'head-office',
    head: 'dev-manager',
  },
  { key: 'marketing', name: { zh: '营销部', en: 'Marketing' }, parent: 'head-office', head: 'mkt-manager' },
  { key: 'technology', name: { zh: '技术部', en: 'Technology' }, parent: 'head-office', head: 'technology' },
  { key: 'production', name: { zh: '生产部', en: 'Production' }, parent: 'head-office', head: 'production' },
  {
    key: 'after-sales',
    name: { zh: '售后部', en: 'After-sales' },
    parent: 'head-office',
    head: 'aftersales',
  },
  { key: 'quality', name: { zh: '质控部', en: 'Quality' }, parent: 'head-office', head: 'quality' },
  { key: 'finance', name: { zh: '财务部', en: 'Finance' }, parent: 'head-office', head: 'finance' },
  { key: 'archive', name: { zh: '行政部档案室', en: 'Archive' }, parent: 'head-office', head: 'archive' },
]
