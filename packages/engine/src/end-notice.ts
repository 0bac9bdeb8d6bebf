import { type InstanceStatus, isOpen } from './instance.ts'
import { deliver, type Work } from './work.ts'

/** Tells the requester how the request ended; one they ended themselves is no news to them. */
export const tellOfTheEnd = (work: Work, before: InstanceStatus): void => {
  const { instance } = work
  if (before === instance.status || isOpen(instance)) return
  deliver(work, [instance.requester], { kind: 'ended', params: { status: instance.status } })
}
