/** The service catalogue 服务目录 of the handbook's service request: what a key account may be given. */
export const serviceCatalogue = [
  { value: 'custom-product', label: { zh: '产品定制', en: 'Custom product' } },
  { value: 'warranty', label: { zh: '质保承诺', en: 'Warranty' } },
  { value: 'special-region-promise', label: { zh: '特殊地区承诺', en: 'Special-region promise' } },
  { value: 'rush-delivery', label: { zh: '加急供货', en: 'Rush delivery' } },
  {
    value: 'delivery-to-address',
    label: { zh: '用户指定地址送货（有偿）', en: 'Paid delivery to the user’s address' },
  },
  {
    value: 'special-requirements',
    label: { zh: '特殊质量、技术要求', en: 'Special quality or technical requirements' },
  },
  { value: 'training', label: { zh: '产品与方案培训', en: 'Product and solution training' } },
  { value: 'special-payment', label: { zh: '特殊的付款方式', en: 'Special payment terms' } },
  { value: 'consulting', label: { zh: '专业咨询', en: 'Consulting' } },
  { value: 'solution', label: { zh: '专业方案', en: 'Solution' } },
  { value: 'industry-promotion', label: { zh: '行业推广', en: 'Industry promotion' } },
  { value: 'product-advice', label: { zh: '产品咨询', en: 'Product advice' } },
  { value: 'product-show', label: { zh: '产品展示', en: 'Product show' } },
  { value: 'event-tickets', label: { zh: '发布会、音乐会门票', en: 'Launch event and concert tickets' } },
  {
    value: 'customer-event',
    label: { zh: '研讨会、交流会、答谢会', en: 'Seminar, forum or thank-you event' },
  },
] as const
