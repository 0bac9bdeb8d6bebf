import type { Rank } from '@countersign/definition/rank'

export type DemoRole = 'process-owner' | 'publisher' | 'administrator' | 'auditor'

/** A demo person. The id is the local part of the e-mail address and the id of the sign-in account. */
export type DemoPerson = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly rank: Rank
  readonly department: string
  readonly superior: string | null
  readonly roles: readonly DemoRole[]
}

type Place = { readonly rank: Rank; readonly department: string; readonly superior: string | null }

const person = (id: string, name: string, place: Place, roles: readonly DemoRole[] = []): DemoPerson => ({
  id,
  name,
  email: `${id}@demo.example`,
  ...place,
  roles,
})

const at = (rank: Rank, department: string, superior: string | null): Place => ({
  rank,
  department,
  superior,
})

/**
 * Superiors come before their subordinates, so that they can be written in this order. Process owner, publisher,
 * administrator and auditor are staff without an approval rank: a rule by rank never names them as approvers.
 */
export const demoPeople: readonly DemoPerson[] = [
  person('gm', '陈国栋', at('gm', 'head-office', null)),
  person('vp', '沈静仪', at('vp', 'head-office', 'gm')),
  person('director', '郭振华', at('director', 'head-office', 'vp')),
  person('manager', '王丽萍', at('manager', 'key-accounts', 'director')),
  person('supervisor', '张建军', at('supervisor', 'key-accounts', 'manager')),
  person('rep', '李晓雯', at('rep', 'key-accounts', 'supervisor')),
  person('rep2', '赵宇航', at('rep', 'key-accounts', 'supervisor')),
  person('dev-manager', '黄海涛', at('manager', 'development', 'director')),
  person('dev-supervisor', '周雪梅', at('supervisor', 'development', 'dev-manager')),
  person('dev-rep', '吴俊杰', at('rep', 'development', 'dev-supervisor')),
  person('mkt-manager', '孙慧敏', at('manager', 'marketing', 'director')),
  person('mkt-supervisor', '胡文斌', at('supervisor', 'marketing', 'mkt-manager')),
  person('mkt-rep', '朱思琪', at('rep', 'marketing', 'mkt-supervisor')),
  person('technology', '高志远', at('manager', 'technology', 'gm')),
  person('production', '林永强', at('manager', 'production', 'gm')),
  person('aftersales', '何秀兰', at('manager', 'after-sales', 'vp')),
  person('quality', '罗雅婷', at('manager', 'quality', 'gm')),
  person('finance', '梁美玲', at('manager', 'finance', 'gm')),
  person('archive', '宋玉芬', at('manager', 'archive', 'gm')),
  person('owner', '郑明轩', at('rep', 'marketing', 'mkt-manager'), ['process-owner']),
  person('publisher', '谢婉清', at('rep', 'head-office', 'vp'), ['publisher']),
  person('admin', '韩立新', at('rep', 'head-office', 'gm'), ['administrator']),
  person('auditor', '唐若云', at('rep', 'head-office', 'gm'), ['auditor']),
]
