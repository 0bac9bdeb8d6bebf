import { type InstanceStatus, isOpen } from './instance.ts'
import { addEffect, type Work } from './work.ts'

/** A process that another one started answers it with how it ended; whoever was ended by it has nobody to answer. */
export const answerParent = (work: Work, before: InstanceStatus): void => {
  const { parent, status } = work.instance
  if (parent === undefined || before === status || isOpen(work.instance)) return
  addEffect(work, {
    kind: 'answer-process',
    params: { ...parent, outcome: status === 'completed' ? 'complete' : 'reject' },
  })
}
