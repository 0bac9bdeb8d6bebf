import { refuseIf } from '../refused.ts'
import { isOpen, openActivations } from '../request.ts'
import type { Run } from '../run.ts'
import { askedIn } from '../tasks.ts'

export const mustRun = ({ request }: Run): void => {
  refuseIf(!isOpen(request), 'instance-ended')
  refuseIf(request.status === 'suspended', 'instance-suspended')
}

export const mustBeRequester = ({ request, actor }: Run): void =>
  refuseIf(actor !== request.requester, 'not-the-requester')

export const mustBeSystem = ({ actor }: Run): void => refuseIf(actor !== null, 'not-the-system')

export const mustBeSubmitted = ({ request }: Run): void =>
  refuseIf(request.status === 'draft', 'nothing-submitted-yet')

/** Requester, candidate of any task now or before, copied in. */
export const takesPart = ({ request }: Run, person: string): boolean =>
  person === request.requester ||
  request.cc.includes(person) ||
  request.activations.some(({ tasks }) => tasks.some(({ candidates }) => candidates.includes(person)))

export const peopleAsked = ({ request }: Run): readonly string[] => openActivations(request).flatMap(askedIn)
