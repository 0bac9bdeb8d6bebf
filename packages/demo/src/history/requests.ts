/** How far a demo request came; `tell-story.ts` has what happens on the way there. */
export type Course =
  | 'draft'
  | 'in-review'
  | 'review-overdue'
  | 'in-approval'
  | 'approval-overdue'
  | 'special-terms'
  | 'special-terms-overdue'
  | 'in-service'
  | 'service-overdue'
  | 'returned'
  | 'resubmitted'
  | 'rejected-by-supervisor'
  | 'rejected-by-manager'
  | 'rejected-by-vp'
  | 'withdrawn'
  | 'completed'
  | 'completed-after-return'
  | 'completed-late'

/** Course, workdays since the request began, account number, cost in yuan, services, and what the customer needs. */
export type RequestRow = readonly [
  course: Course,
  workdaysBack: number,
  account: number,
  yuan: number,
  services: string,
  need: string,
]

/** Sixty requests of the key-account department, the latest first. Services are keys of the service catalogue. */
export const requestRows: readonly RequestRow[] = [
  ['draft', 0, 3, 0, 'training', '新建检测线的班组长需要一次食品安全追溯系统的操作培训。'],
  ['draft', 0, 17, 48_000, 'consulting', '希望先了解智慧工地方案与现有系统如何衔接。'],
  ['draft', 1, 8, 36_000, 'product-show', '春耕前想在示范基地集中看一次新机型演示。'],
  ['draft', 3, 14, 125_000, 'custom-product', '客户口头提出缩小模组尺寸，图纸尚未收到。'],
  [
    'in-review',
    0,
    1,
    86_000,
    'rush-delivery training',
    '二号产线提前两周投产，缺三十套伺服模组，同时要培训夜班操作员。',
  ],
  ['in-review', 0, 13, 42_000, 'consulting solution', '机房搬迁前需要评估容量并给出分步切换方案。'],
  [
    'in-review',
    0,
    6,
    318_000,
    'custom-product special-requirements',
    '出口机型须按欧盟噪声标准改装，随货提供第三方检测报告。',
  ],
  [
    'in-review',
    0,
    19,
    560_000,
    'special-payment rush-delivery',
    '车辆段改造分三期验收，希望货款随验收节点支付。',
  ],
  ['in-review', 0, 12, 18_500, 'event-tickets', '集团采购负责人一行四人希望参加新品发布会。'],
  ['review-overdue', 4, 9, 73_000, 'warranty', '变速箱壳体批量交付后，主机厂要求把质保延长到三年。'],
  ['review-overdue', 5, 15, 29_800, 'customer-event', '计划与客户共同举办一场经销商品鉴答谢会，约六十人。'],
  [
    'in-approval',
    1,
    2,
    236_000,
    'special-requirements consulting',
    '高频板的介电常数要求收紧，需要质控部一同到厂确认工艺窗口。',
  ],
  [
    'in-approval',
    1,
    7,
    94_500,
    'training warranty',
    '新院区启用监护设备，护士长要求分三批培训并承诺两小时到场。',
  ],
  ['in-approval', 1, 20, 152_000, 'solution', '疫苗冷链需要一套温度监测与预警的整体方案。'],
  ['in-approval', 1, 4, 66_000, 'delivery-to-address', '华南六个前置仓要求逐点配送，并在夜间十点后卸货。'],
  [
    'approval-overdue',
    7,
    10,
    45_000,
    'industry-promotion product-show',
    '文旅行业年会上希望联合展出互动装置。',
  ],
  [
    'approval-overdue',
    8,
    18,
    388_000,
    'custom-product',
    '水质在线监测站须适配当地的通信协议，并增加防雷模块。',
  ],
  [
    'special-terms',
    2,
    11,
    1_280_000,
    'special-payment custom-product',
    '中试线设备投入大，客户申请三成预付、余款分十二个月支付。',
  ],
  [
    'special-terms',
    2,
    16,
    420_000,
    'special-payment training',
    '学校按学年拨款，希望合同款在两个学期内分四次结清。',
  ],
  [
    'special-terms',
    2,
    5,
    960_000,
    'special-payment rush-delivery',
    '旺季备货需要先发货后付款，账期希望由三十天放宽到九十天。',
  ],
  [
    'special-terms-overdue',
    9,
    14,
    2_150_000,
    'special-payment solution',
    '园区能源改造项目要求以节能收益分期支付设备款。',
  ],
  ['in-service', 8, 1, 54_000, 'training', '精密磨床升级后，调机人员需要为期三天的现场培训。'],
  [
    'in-service',
    9,
    13,
    210_000,
    'solution consulting',
    '总部与三个分公司的数据要统一归口，需要方案与实施顾问。',
  ],
  ['in-service', 10, 6, 175_000, 'warranty special-region-promise', '高原矿区设备故障响应要求八小时内到场。'],
  ['in-service', 11, 3, 39_000, 'product-advice', '新品货架期测试不稳定，希望协助分析包装材料的阻隔性能。'],
  [
    'in-service',
    13,
    19,
    640_000,
    'special-payment special-requirements',
    '信号设备须通过现场电磁兼容测试，付款与测试通过挂钩。',
  ],
  ['in-service', 15, 5, 28_000, 'product-show', '样板间要在国庆前换上新一代控制面板供经销商参观。'],
  ['in-service', 17, 20, 118_000, 'special-requirements', '发酵罐的在线取样接口要按新版药典改造。'],
  ['service-overdue', 33, 2, 82_000, 'rush-delivery', '旗舰机型改版，首批五千片主板须在两周内交付。'],
  ['service-overdue', 36, 17, 156_000, 'consulting training', '项目经理轮训与塔机安全监测系统上线同时进行。'],
  ['returned', 2, 4, 47_000, 'delivery-to-address', '西北线路新增两个分拨中心，需要代为短驳。'],
  ['returned', 3, 12, 22_000, 'training', '新店长培训希望加入智能门锁系统的维护内容。'],
  ['returned', 4, 18, 530_000, 'special-payment', '市政项目回款周期长，申请按季度结算。'],
  [
    'resubmitted',
    3,
    7,
    133_000,
    'custom-product training',
    '手术室吊塔须与现有麻醉机接口匹配，交付时培训设备科。',
  ],
  ['resubmitted', 3, 15, 58_000, 'industry-promotion', '秋季酒类博览会希望共同布展，并邀请三家行业媒体。'],
  ['rejected-by-supervisor', 12, 10, 15_000, 'event-tickets', '希望为客户员工争取二十张跨年音乐会门票。'],
  ['rejected-by-supervisor', 21, 16, 88_000, 'product-show', '临时希望把全套演示设备运到分校展示一周。'],
  ['rejected-by-manager', 18, 8, 265_000, 'warranty', '客户要求对农机提供五年全保，并包含易损件。'],
  ['rejected-by-vp', 26, 9, 1_860_000, 'special-payment', '主机厂要求全部货款在装车后一百八十天支付。'],
  ['withdrawn', 7, 11, 34_000, 'product-advice', '导热材料选型咨询，客户已自行完成对比试验。'],
  ['withdrawn', 16, 14, 92_000, 'rush-delivery', '客户调整排产，不再需要加急供货。'],
  ['withdrawn', 24, 3, 61_000, 'customer-event', '原定的供应商交流会因场地原因改期。'],
  ['completed', 14, 13, 37_500, 'training', '新上线的运维平台需要面向值班人员的两天培训。'],
  ['completed', 16, 5, 49_000, 'product-advice consulting', '老小区改造项目需要一份成套的选型建议。'],
  ['completed', 18, 1, 143_000, 'rush-delivery', '大修窗口只有十天，备件要求一周内到厂。'],
  [
    'completed',
    20,
    19,
    226_000,
    'special-requirements training',
    '车载电源须按耐振动等级复测，并培训检修班组。',
  ],
  ['completed', 22, 12, 26_800, 'customer-event', '华东区门店店长交流会，约四十人，需要讲师与场地。'],
  ['completed', 25, 7, 99_000, 'warranty', '三家分院的呼吸机统一续保，要求节假日不断服务。'],
  ['completed', 28, 20, 187_000, 'solution', '新厂房的洁净区环境监测需要整体设计。'],
  ['completed', 31, 2, 64_000, 'product-show', '研发中心希望在评审会前看到新材料的打样对比。'],
  ['completed', 34, 17, 78_000, 'delivery-to-address', '四个在建工地分批要货，须送到指定楼座。'],
  [
    'completed',
    38,
    6,
    412_000,
    'special-payment custom-product',
    '定制破碎机造价高，申请按制造进度四次付款。',
  ],
  ['completed', 41, 15, 720_000, 'special-payment', '年度框架采购希望以季度承兑汇票结算。'],
  [
    'completed-late',
    27,
    8,
    52_000,
    'training delivery-to-address',
    '秋收前三个合作社要完成收割机交付与驾驶培训。',
  ],
  [
    'completed-late',
    35,
    18,
    305_000,
    'special-payment solution',
    '再生水厂改造分两年拨款，希望付款与拨款同步。',
  ],
  ['completed-late', 40, 4, 44_000, 'consulting', '干线运输成本居高不下，希望一同做一次装载率分析。'],
  [
    'completed-after-return',
    23,
    11,
    208_000,
    'custom-product special-requirements',
    '纳米涂层设备须加装在线测厚，误差不超过百分之二。',
  ],
  ['completed-after-return', 30, 16, 33_000, 'training', '三十名实训教师需要取得设备操作认证。'],
  [
    'completed-after-return',
    37,
    9,
    590_000,
    'special-payment rush-delivery',
    '新车型爬坡期用量翻倍，希望提高信用额度并加急供货。',
  ],
  ['completed-after-return', 43, 10, 71_000, 'industry-promotion', '城市灯光节的沉浸展区希望联合署名推广。'],
]
