import type { Action } from '@countersign/definition/action'
import type { ParticipantRule } from '@countersign/definition/participant-rule'
import { writeAccount } from './account-actions.ts'
import { isActive } from './participants/find-participants.ts'
import { resolveRule } from './participants/resolve-rule.ts'
import { ruleContext } from './rule-context.ts'
import { addEffect, conditionContext, deliver, emit, type Work } from './work.ts'

/** Carries out one action of the closed vocabulary. `set-fields` has happened inside the chart already. */
export const runAction = (work: Work, action: Action): void => {
  switch (action.type) {
    case 'set-fields':
      break
    case 'archive':
      emit(work, { type: 'archived' })
      break
    case 'notify':
      deliver(work, peopleOf(work, action.params.to), {
        kind: 'notified',
        params: { message: action.params.message },
      })
      break
    case 'cc': {
      const to = peopleOf(work, action.params.to)
      emit(work, { type: 'copied', to })
      deliver(work, to, { kind: 'copied', params: {} })
      break
    }
    case 'start-process':
      startProcess(work, action.params)
      break
    case 'raise-incident':
      emit(work, { type: 'incident-raised', code: 'raised-by-definition', state: '' })
      break
    case 'call-webhook':
      addEffect(work, {
        kind: 'call-webhook',
        params: { webhook: action.params.webhook, fields: work.instance.fields },
      })
      break
    case 'register-account':
    case 'update-profile':
    case 'open-findings':
    case 'file-report':
    case 'file-risk-sheet':
    case 'enter-visit':
    case 'file-dossier':
      writeAccount(work, action)
      break
  }
}

const peopleOf = (work: Work, rules: readonly ParticipantRule[]): readonly string[] => {
  const found = rules.flatMap((rule) => resolveRule(rule, ruleContext(work, '')))
  return [...new Set(found)].filter((person) => isActive(work.facts.directory, person)).sort()
}

const startProcess = (
  work: Work,
  params: { definition: string; fields: Readonly<{ [field: string]: string }> },
): void => {
  const context = conditionContext(work)
  addEffect(work, {
    kind: 'start-process',
    params: {
      definition: params.definition,
      requester: work.instance.requester,
      fields: Object.fromEntries(
        Object.entries(params.fields).map(([field, source]) => [
          field,
          work.compiled.conditions.value(source, context),
        ]),
      ),
    },
  })
}
