import type { Rule } from '../story.ts'

/** What a requester does on their own request is no decision of an approver's. */
const OWN = new Set(['submit', 'complete'])

/** Whoever decided was asked, decided themselves, and was not the requester (invariant 5). */
export const decidedByThoseAsked: Rule = (story, { tasks }) =>
  [...tasks].flatMap(([number, { votes }]) =>
    votes.flatMap(({ person, outcome, carried, actor, asked }) => [
      ...(asked.includes(person) ? [] : [`task ${number} was decided by ${person}, who was not asked`]),
      ...(carried || actor === person ? [] : [`task ${number} was decided by ${actor} for ${person}`]),
      ...(person === story.requester && !OWN.has(outcome)
        ? [`task ${number} was decided by the requester`]
        : []),
    ]),
  )
