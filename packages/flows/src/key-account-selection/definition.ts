import { defineProcess } from '@countersign/definition/author'
import { archive, formDefaults, reviewDefaults } from '../step-parts.ts'
import { selectionFields } from './fields.ts'
import { selectionScenarios } from './scenarios.ts'

const rep = [{ rule: 'requester' }] as const
const title = (zh: string, en: string) => ({ zh, en })

/** Weights 权重 of the risk sheet 客户风险分析表, of 100 together; scores are 1 to 5, so that the best total is 100. */
const RISK_TOTAL =
  '(fields.riskAdvantage * 25 + fields.riskNeeds * 25 + fields.riskCompetitors * 20 + fields.riskFit * 20 + fields.riskPayment * 10) / 5'

/** By the indicators of the account book's risk sheet. */
const RISK_FIELDS = {
  advantage: 'riskAdvantage',
  needs: 'riskNeeds',
  competitors: 'riskCompetitors',
  fit: 'riskFit',
  payment: 'riskPayment',
} as const

const filing = [
  {
    type: 'file-dossier',
    params: { account: 'account', title: title('大客户筛选档案', 'Selection dossier') },
  },
  archive,
] as const

/** Key-account selection 大客户筛选 (handbook P1): from collected data to a registered key account with one owner. */
export const keyAccountSelection = defineProcess({
  key: 'key-account-selection',
  title: title('大客户筛选', 'Key-account selection'),
  start: [{ rule: 'rank', rank: 'rep', orAbove: true, department: 'marketing' }],
  delays: { review: { amount: 2, unit: 'workday' }, work: { amount: 5, unit: 'workday' } },
  options: {
    'customer-types': [
      { value: 'strategic', label: title('战略型', 'Strategic') },
      { value: 'value', label: title('价值型', 'Value') },
      { value: 'transaction', label: title('交易型', 'Transaction') },
    ],
  },
  fields: selectionFields,
  stepDefaults: { form: formDefaults, decision: reviewDefaults },
  machine: {
    initial: 'selection',
    states: {
      selection: {
        meta: { title: title('筛选', 'Selection') },
        initial: 'collect',
        on: { withdraw: 'withdrawn' },
        states: {
          collect: {
            meta: {
              step: {
                kind: 'form',
                title: title('汇总客户信息', 'Collect and classify the data'),
                participants: rep,
                outcomes: ['submit'],
                form: {
                  '*': 'hidden',
                  account: 'edit',
                  customerType: 'edit',
                  dataSummary: 'edit',
                  industry: 'edit',
                  region: 'edit',
                },
              },
            },
            on: { submit: 'standard' },
          },
          standard: {
            meta: {
              step: {
                kind: 'form',
                title: title('确定潜在大客户', 'Apply the key-account standard'),
                participants: rep,
                outcomes: ['qualify', 'stop'],
                outcomeTitles: { qualify: title('符合标准', 'Meets it'), stop: title('终止', 'Stop') },
                form: { '*': 'read', annualSales: 'required', standardBasis: 'edit', stopReason: 'edit' },
                rules: [
                  {
                    if: "has(fields.standardBasis) && fields.standardBasis != ''",
                    message: title('请填写划分依据', 'Say how it meets the standard'),
                    outcomes: ['qualify'],
                  },
                  {
                    if: "has(fields.stopReason) && fields.stopReason != ''",
                    message: title('请填写终止原因', 'Give the reason to stop'),
                    outcomes: ['stop'],
                  },
                ],
              },
            },
            on: { qualify: 'needs-analysis', stop: '#stopped' },
          },
          'needs-analysis': {
            meta: {
              step: {
                kind: 'form',
                title: title('明确潜在大客户需求', 'Needs and sales opportunities'),
                participants: rep,
                form: { '*': 'read', needs: 'required', salesOpportunities: 'edit', stopReason: 'hidden' },
              },
            },
            on: { complete: 'evaluation' },
          },
          evaluation: {
            type: 'parallel',
            meta: { title: title('评估', 'Evaluation') },
            onDone: 'risk-sheet',
            states: {
              'own-resources': {
                initial: 'resources',
                meta: { title: title('公司资源', 'Own resources') },
                states: {
                  resources: {
                    meta: {
                      step: {
                        kind: 'form',
                        title: title('评估公司资源', 'Assess own resources'),
                        participants: rep,
                        form: {
                          '*': 'read',
                          technologyResources: 'required',
                          productionResources: 'required',
                          afterSalesResources: 'required',
                        },
                      },
                    },
                    on: { complete: 'fit-analysis' },
                  },
                  'fit-analysis': {
                    meta: {
                      step: {
                        kind: 'form',
                        title: title('契合度分析', 'Fit of resources to needs'),
                        participants: rep,
                        form: { '*': 'read', fit: 'required', likelihood: 'required' },
                      },
                    },
                    on: { complete: 'fit-known' },
                  },
                  'fit-known': { type: 'final', meta: { title: title('契合度已知', 'Fit known') } },
                },
              },
              competition: {
                initial: 'competitor-analysis',
                meta: { title: title('竞争', 'Competition') },
                states: {
                  'competitor-analysis': {
                    meta: {
                      step: {
                        kind: 'form',
                        title: title('分析竞争对手', 'Analyse competitors'),
                        participants: rep,
                        form: { '*': 'read', competitors: 'required' },
                      },
                    },
                    on: { complete: 'competition-known' },
                  },
                  'competition-known': {
                    type: 'final',
                    meta: { title: title('竞争已知', 'Competition known') },
                  },
                },
              },
            },
          },
          'risk-sheet': {
            meta: {
              step: {
                kind: 'form',
                title: title('编制客户风险分析表', 'Risk sheet'),
                participants: rep,
                form: {
                  '*': 'read',
                  riskAdvantage: 'required',
                  riskNeeds: 'required',
                  riskCompetitors: 'required',
                  riskFit: 'required',
                  riskPayment: 'required',
                },
              },
            },
            on: {
              complete: {
                actions: [
                  { type: 'set-fields', params: { values: { riskTotal: RISK_TOTAL } } },
                  {
                    type: 'file-risk-sheet',
                    params: { account: 'account', scores: RISK_FIELDS, total: 'riskTotal' },
                  },
                ],
                target: 'supervisor-review',
              },
            },
          },
          'supervisor-review': {
            meta: {
              step: {
                kind: 'decision',
                title: title('营销主管审核', 'Marketing supervisor’s review'),
                participants: [{ rule: 'rank', rank: 'supervisor', department: 'marketing' }],
                outcomes: ['confirm', 'return', 'disqualify'],
                outcomeTitles: {
                  confirm: title('确认', 'Confirm'),
                  disqualify: title('取消资格', 'Disqualify'),
                },
                returnTo: ['risk-sheet'],
              },
            },
            on: { confirm: 'manager-review', disqualify: '#disqualified' },
          },
          'manager-review': {
            meta: {
              step: {
                kind: 'decision',
                title: title('营销经理审核', 'Marketing manager’s review'),
                participants: [{ rule: 'rank', rank: 'manager', department: 'marketing' }],
                outcomes: ['confirm', 'return', 'disqualify'],
                outcomeTitles: {
                  confirm: title('确认', 'Confirm'),
                  disqualify: title('取消资格', 'Disqualify'),
                },
                returnTo: ['risk-sheet'],
              },
            },
            on: { confirm: '#registration', disqualify: '#disqualified' },
          },
        },
      },
      registration: {
        meta: {
          step: {
            kind: 'form',
            title: title('大客户信息录入', 'Register the key account'),
            participants: rep,
            form: { '*': 'read', owner: 'required', industry: 'edit', region: 'edit' },
          },
        },
        on: {
          complete: {
            actions: [
              { type: 'register-account', params: { account: 'account', owner: 'owner' } },
              {
                type: 'update-profile',
                params: {
                  account: 'account',
                  values: {
                    industry: 'fields.industry',
                    region: 'fields.region',
                    annualSales: 'fields.annualSales',
                    deepNeeds: 'fields.needs',
                  },
                },
              },
            ],
            target: 'dossier',
          },
        },
      },
      dossier: {
        meta: {
          step: {
            kind: 'form',
            title: title('资料汇总保存', 'Hand the dossier to the archive'),
            participants: [{ rule: 'head', department: 'archive' }],
            outcomes: ['complete'],
            outcomeTitles: { complete: title('接收归档', 'Receive and archive') },
            form: { '*': 'read' },
          },
        },
        on: { complete: 'archived' },
      },
      archived: { type: 'final', entry: filing, meta: { title: title('已归档', 'Archived') } },
      stopped: {
        type: 'final',
        entry: archive,
        meta: { title: title('已终止', 'Stopped'), end: 'rejected' },
      },
      disqualified: {
        type: 'final',
        entry: filing,
        meta: { title: title('已取消资格', 'Disqualified'), end: 'rejected' },
      },
      withdrawn: { type: 'final', entry: archive, meta: { title: title('已撤回', 'Withdrawn') } },
    },
  },
  scenarios: selectionScenarios,
})
