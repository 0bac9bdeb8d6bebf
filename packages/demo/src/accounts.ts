import { companyName } from './company-names.ts'
import { demoPeople } from './people.ts'

/** A demo account 客户 with its one named owner 专人 and the owner's department. */
export type DemoAccount = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly owner: string
  readonly department: string
  /** Key accounts of the department that serves them, prospects elsewhere. */
  readonly standing: 'prospect' | 'key'
  /** A development programme is open 目标大客户. */
  readonly target: boolean
}

const NAMES_BY_OWNER: Readonly<Record<string, readonly string[]>> = {
  rep: [
    '云岭晨光精密机械有限公司',
    '江澜恒拓电子科技有限公司',
    '沐川绿源食品集团有限公司',
    '北屿远帆物流股份有限公司',
    '瑞栖智能家居有限公司',
    '启岳重工装备股份有限公司',
    '澄湖明泽医疗器械有限公司',
    '松涛嘉禾农业发展有限公司',
    '南麓锦程汽车部件有限公司',
    '海棠溪文化传媒有限公司',
    '青岚微纳材料科技有限公司',
    '金穗坊酒店管理有限公司',
  ],
  rep2: [
    '星垣数联信息技术有限公司',
    '望舒光电股份有限公司',
    '东篱雅集酒业有限公司',
    '鹿鸣谷教育科技有限公司',
    '铁砚山建筑工程有限公司',
    '碧波湾水务环保有限公司',
    '弘毅桥轨道交通设备有限公司',
    '紫荆林生物制药有限公司',
  ],
  'dev-rep': [
    '长汀川新能源科技有限公司',
    '雁栖台航空服务有限公司',
    '百川汇供应链管理有限公司',
    '麦田里连锁零售有限公司',
    '玄圃云计算有限公司',
    '朝歌印务包装有限公司',
  ],
  'mkt-rep': [
    '白鹭洲会展服务有限公司',
    '暖阳坡康养产业有限公司',
    '织云坊纺织服饰有限公司',
    '听松阁家具制造有限公司',
  ],
}

const departmentOf = new Map(demoPeople.map((person) => [person.id, person.department]))

/** How many more each of them owns, whose names are made from lists. */
const MORE_BY_OWNER: Readonly<Record<string, number>> = {
  rep: 18,
  rep2: 16,
  'dev-rep': 18,
  'dev-supervisor': 8,
  'mkt-rep': 22,
  'mkt-supervisor': 8,
}

const register = (): DemoAccount[] => {
  const named = Object.entries(NAMES_BY_OWNER).flatMap(([owner, names]) =>
    names.map((name) => ({ owner, name })),
  )
  const more = Object.entries(MORE_BY_OWNER)
    .flatMap(([owner, count]) => Array.from({ length: count }, () => owner))
    .map((owner, place) => ({ owner, name: companyName(place) }))
  return [...named, ...more].map(({ owner, name }, index) => {
    const digits = String(index + 1).padStart(4, '0')
    const department = departmentOf.get(owner)
    if (department === undefined) throw new Error(`the owner ${owner} of ${name} is not a demo person`)
    const standing = department === 'key-accounts' ? 'key' : 'prospect'
    return {
      id: `ka-${digits}`,
      number: `KA-${digits}`,
      name,
      owner,
      department,
      standing,
      target: department === 'development' && index % 2 === 0,
    }
  })
}

/** 120 invented companies; the first thirty have names of their own, KA-0001 to KA-0012 are rep's, the next eight rep2's. */
export const demoAccounts: readonly DemoAccount[] = register()
