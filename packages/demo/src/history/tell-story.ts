import type { FieldValues } from '@countersign/definition/field'
import type { Course, RequestRow } from './requests.ts'
import { inTurn, said } from './said.ts'
import type { Story } from './story.ts'
import { accountId, dateAfter, NOON, Telling } from './telling.ts'
import type { WorkdayTime } from './workdays.ts'

/** Accounts 1 to 12 are rep's, 13 to 20 rep2's. */
const FIRST_OF_REP2 = 13

const fieldsOf = (row: RequestRow, begun: string): FieldValues => {
  const [, , account, yuan, services, deepNeeds] = row
  return {
    account: accountId(account),
    services: services.split(' '),
    deepNeeds,
    amount: yuan * 100,
    requestDate: dateAfter(begun, 0),
    desiredDate: dateAfter(begun, 21 + (account % 4) * 7),
  }
}

/** What happens after the request was handed in, by course; `rep` is whoever asked. */
type Way = (telling: Telling, rep: string) => unknown

const reviewed: (telling: Telling) => Telling = (telling) =>
  telling.decides(1, 'supervisor', 'approve', said.reviewed)

const approved = (telling: Telling): Telling =>
  reviewed(telling).decides(1, 'manager', 'approve', said.approved)

const terms = (telling: Telling, special: boolean): Telling =>
  special ? telling.decides(1, telling.place % 2 === 0 ? 'vp' : 'gm', 'approve', said.termsApproved) : telling

const completed = (telling: Telling, rep: string): Telling =>
  telling.later(4 + (telling.place % 4), rep, {
    verb: 'decide',
    outcome: 'complete',
    fields: {
      result: inTurn(said.results, telling.place),
      satisfaction: telling.place % 7 === 0 ? 3 : 5 - (telling.place % 2),
    },
  })

const returned = (telling: Telling): Telling =>
  telling.place % 2 === 0
    ? telling.later(2, 'supervisor', {
        verb: 'decide',
        outcome: 'return',
        to: 'draft',
        opinion: inTurn(said.returned, telling.place),
      })
    : reviewed(telling).later(1, 'manager', {
        verb: 'decide',
        outcome: 'return',
        to: 'draft',
        opinion: inTurn(said.returned, telling.place),
      })

const handedInAgain = (telling: Telling, rep: string): Telling =>
  telling.later(1, rep, {
    verb: 'submit',
    fields: { changedNeeds: inTurn(said.added, telling.place) },
  })

const waysOf = (special: boolean): Readonly<Record<Exclude<Course, 'draft'>, Way>> => ({
  'in-review': () => undefined,
  'review-overdue': (telling, rep) =>
    telling.later(2, rep, {
      verb: 'comment',
      text: inTurn(said.asked, telling.place),
      mentions: ['supervisor'],
    }),
  'in-approval': (telling) => reviewed(telling),
  'approval-overdue': (telling, rep) => reviewed(telling).later(2, rep, { verb: 'remind' }),
  'special-terms': (telling, rep) =>
    approved(telling).later(0, rep, { verb: 'cc', to: ['finance', 'director'] }),
  'special-terms-overdue': (telling, rep) => approved(telling).later(3, rep, { verb: 'remind' }),
  'in-service': (telling) =>
    terms(approved(telling), special).later(1, 'manager', { verb: 'cc', to: ['aftersales'] }),
  'service-overdue': (telling) => terms(approved(telling), special),
  returned: (telling) => returned(telling),
  resubmitted: (telling, rep) => handedInAgain(returned(telling), rep),
  'rejected-by-supervisor': (telling) =>
    telling.decides(1, 'supervisor', 'reject', said.rejectedBySupervisor),
  'rejected-by-manager': (telling) =>
    reviewed(telling).decides(1, 'manager', 'reject', said.rejectedByManager),
  'rejected-by-vp': (telling) => approved(telling).decides(1, 'vp', 'reject', said.rejectedByVp),
  withdrawn: (telling, rep) =>
    telling.later(1, rep, { verb: 'withdraw', reason: inTurn(said.withdrawn, telling.place) }),
  completed: (telling, rep) => completed(terms(approved(telling), special), rep),
  'completed-late': (telling, rep) => {
    telling.later(1, rep, {
      verb: 'comment',
      text: inTurn(said.asked, telling.place),
      mentions: ['supervisor'],
    })
    telling.later(0, 'supervisor', { verb: 'comment', text: inTurn(said.answered, telling.place) })
    completed(terms(approved(telling.later(3, rep, { verb: 'remind' })), special), rep)
  },
  'completed-after-return': (telling, rep) =>
    completed(terms(approved(handedInAgain(returned(telling), rep)), special), rep),
})

/** Writes out what happened to one request of the demo. */
export const tellStory = (row: RequestRow, place: number, time: WorkdayTime): Story => {
  const [course, workdaysBack, account] = row
  const rep = account < FIRST_OF_REP2 ? 'rep' : 'rep2'
  const telling = new Telling(time, place, workdaysBack)
  const fields = fieldsOf(row, time(workdaysBack, NOON))
  telling.later(0, rep, { verb: 'start', fields, submit: course !== 'draft' })
  if (course !== 'draft') waysOf(row[4].includes('special-payment'))[course](telling, rep)
  const [first, ...more] = telling.acts
  if (first === undefined) throw new Error('a story begins with its start')
  return { key: `demo-${place}`, definition: 'service-request', requester: rep, acts: [first, ...more] }
}
