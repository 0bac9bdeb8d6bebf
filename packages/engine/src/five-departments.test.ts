import { expect, it } from 'vitest'
import { decision, definitionOf, form } from './testing/definition.ts'
import { organisation } from './testing/organisation.ts'
import { Request } from './testing/request.ts'

const ID = '77777777-7777-8777-8777-777777777777'
const DEPARTMENTS = ['technology', 'production', 'after-sales', 'quality', 'finance']
const HEADS = {
  technology: 'cto',
  production: 'coo',
  'after-sales': 'service',
  quality: 'quality',
  finance: 'finance',
}

/** Each department concerned gives its opinion; whoever is repeated and saw no change is not asked again. */
const opinions = definitionOf({
  draft: form('opinions'),
  opinions: decision([], 'decide', {
    participants: [{ rule: 'head', department: { each: 'departments' } }],
    policy: { type: 'all' },
    onRepeated: 'carry',
    form: { '*': 'read', secret: 'hidden' },
  }),
  decide: decision(['vp'], 'closed'),
})

it('meaning P3, W1, W6, A3, A8, R1 and R6: five departments give their opinions, and everything happens on the way', () => {
  const people = { cto: {}, coo: {}, service: {}, expert: {}, deputy: {}, late: {} }
  const head = Object.fromEntries(Object.keys(people).map((id) => [id, { department: 'head-office' }]))
  const request = new Request(opinions)
  request.directory = organisation({ people: head, heads: HEADS, away: { coo: 'deputy' } })
  const fields = { departments: DEPARTMENTS }
  request.does('rep', { verb: 'start', id: ID, fields, submit: true })
  // A task a department; production's head is on leave, so their deputy is asked beside them.
  expect(request.candidates()).toEqual([['service'], ['finance'], ['coo', 'deputy'], ['quality'], ['cto']])

  // Technology brings an expert in beside itself, and somebody else whom it takes out again.
  const task = request.taskOf('cto')
  request.does('cto', { verb: 'add-participant', task, to: ['expert', 'late'], where: 'beside' })
  request.does('cto', { verb: 'remove-participant', task: request.taskOf('late') })
  expect(request.candidates().flat()).not.toContain('late')

  request.approvedBy('deputy').approvedBy('service').approvedBy('cto').approvedBy('expert')
  const votes = request.instance.activations[1]?.tasks.flatMap(({ vote }) => (vote === null ? [] : [vote]))
  expect(votes?.find(({ person }) => person === 'deputy')).toMatchObject({ for: 'coo' })

  // Quality returns it: the step settles at once, finance's task is cancelled, the requester has it.
  const finance = request.decision('finance', 'approve')
  request.returnedBy('quality', { opinion: 'the test report is missing' })
  expect([request.waitsAt, request.refuses('finance', finance)]).toEqual([['draft'], 'task-already-decided'])

  // Submitted again with what only the requester sees, nobody who approved for themselves is asked again; production's
  // head did not see it, and the added expert is not in the rule.
  request.submittedAgain({ secret: 'discount' })
  expect(request.candidates()).toEqual([['finance'], ['coo', 'deputy'], ['quality']])
  request.approvedBy('finance').approvedBy('quality').approvedBy('coo')
  expect(request.waitsAt).toEqual(['decide'])
  expect(request.approvedBy('vp').instance.status).toBe('completed')
})
