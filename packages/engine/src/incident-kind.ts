/**
 * What an operator finds under 出错 failing (something outside failed, or the process itself asks for a look) and under
 * 卡住 stuck (nobody is there who could move it on), by the codes of incidents.
 */
export const INCIDENT_CODES = {
  failing: ['service-failed', 'raised-by-definition'],
  stuck: ['nobody-empty', 'nobody-departed', 'nothing-waits', 'quorum-out-of-reach'],
} as const

export type IncidentKind = keyof typeof INCIDENT_CODES
export type IncidentCode = (typeof INCIDENT_CODES)[IncidentKind][number]
