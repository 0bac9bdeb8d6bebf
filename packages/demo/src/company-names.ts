/** What the invented companies make or trade, with where most of them sit. */
export const TRADES = [
  { name: '机械', industry: '通用机械', products: '减速机、传动部件' },
  { name: '电子', industry: '电子制造', products: '控制板、连接器' },
  { name: '食品', industry: '食品加工', products: '速冻食品、调味料' },
  { name: '物流', industry: '仓储物流', products: '干线运输、仓配一体' },
  { name: '新材料', industry: '新材料', products: '复合板材、特种纤维' },
  { name: '环保', industry: '节能环保', products: '水处理设备、除尘系统' },
  { name: '医药', industry: '医药制造', products: '原料药、制剂' },
  { name: '纺织', industry: '纺织服装', products: '功能面料、工装' },
  { name: '建材', industry: '建筑材料', products: '幕墙、保温材料' },
  { name: '化工', industry: '精细化工', products: '助剂、涂料' },
  { name: '能源', industry: '新能源', products: '储能柜、光伏支架' },
  { name: '软件', industry: '信息技术', products: '工业软件、系统集成' },
] as const
export type Trade = (typeof TRADES)[number]

const PLACES = [
  '岚谷',
  '澜沧湾',
  '栖霞岭',
  '望江台',
  '碧螺洲',
  '玉泉',
  '清平里',
  '黛山',
  '云梦泽',
  '扶风',
  '凤栖原',
  '九曲',
  '白石滩',
  '长乐门',
  '金陵渡',
  '锦屏',
  '鹤鸣山',
  '兰溪口',
  '石头城',
  '桃花渡',
  '翠微',
  '龙首原',
  '若耶溪',
  '雁门',
  '东皋',
  '南浦',
  '西泠',
  '北固',
  '剡溪',
  '辋川',
] as const

const FORMS = ['有限公司', '股份有限公司', '集团有限公司'] as const

/** The trade of an invented company by its place in the list. */
export const tradeOf = (place: number): Trade =>
  TRADES[(place + 4 * Math.floor(place / PLACES.length)) % TRADES.length] ?? TRADES[0]

/** The name of an invented company by its place in the list, from 0 to 89; each once. */
export const companyName = (place: number): string =>
  `${PLACES[place % PLACES.length]}${tradeOf(place).name}${FORMS[place % FORMS.length]}`
