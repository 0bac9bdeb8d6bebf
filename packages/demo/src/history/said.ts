/** What the demo people write; each list is gone through in turn. */
export const said = {
  reviewed: [
    '需求属实，已与客户电话核对，同意。',
    '客户连续三年采购额增长，建议支持。',
    '内容完整，费用在年度服务预算内，同意。',
    '已与技术部确认排期，可以安排。',
    '同意，请按期反馈进展。',
    '方案可行，注意提前通知现场联系人。',
  ],
  approved: [
    '同意，按计划执行。',
    '同意。请销售与售后各指定一名联系人。',
    '该客户为重点客户，优先安排。',
    '费用合理，同意执行。',
    '同意，完成后请附客户签字的服务单。',
  ],
  termsApproved: [
    '同意分期，须与验收节点挂钩并写入合同。',
    '财务已评估风险，同意所申请的账期。',
    '同意，逾期按合同约定计息。',
  ],
  returned: [
    '请补充客户的需求变化，并说明交付时间的依据。',
    '费用没有明细，请补充后重新提交。',
    '请先与客户确认验收标准。',
  ],
  added: [
    '客户新增一条产线，用量约增加三成；交付时间依据其投产计划。',
    '已补充费用明细：人工六成、差旅两成、材料两成。',
    '已与客户书面确认验收标准，以双方签字的清单为准。',
  ],
  rejectedBySupervisor: ['与客户级别不符，建议改为行业活动邀请。', '演示设备已排满，请改用线上演示。'],
  rejectedByManager: ['全保范围包含易损件，成本无法控制，不同意。'],
  rejectedByVp: ['一百八十天账期超出公司信用政策，不同意。'],
  withdrawn: ['客户已自行解决，不再需要。', '客户调整了计划，撤回申请。', '活动改期，待时间确定后重新申请。'],
  results: [
    '已按期完成，客户现场签字确认。',
    '培训两批共二十六人，考核全部通过。',
    '设备到货并完成调试，客户反馈良好。',
    '方案已通过客户评审，进入实施阶段。',
    '服务完成，客户希望明年继续合作。',
  ],
  asked: [
    '客户催问进度，请帮忙关注一下，谢谢。',
    '附上客户昨天的会议要点：优先保证首批交付。',
    '客户采购负责人下周来访，希望届时能给出答复。',
  ],
  answered: ['收到，今天内处理。', '已请技术部评估，有结果马上回复。'],
} as const

/** The one at this place of the list, which begins again at its end. */
export const inTurn = <Item>(list: readonly Item[], place: number): Item => {
  const item = list[place % list.length]
  if (item === undefined) throw new Error('who takes turns needs something to take')
  return item
}
