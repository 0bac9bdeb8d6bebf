import { CUTS } from './cuts/plan.ts'
import { HISTORIES } from './histories/plan.ts'
import { KILLS } from './kills/plan.ts'
import type { Plan } from './plan.ts'
import { POSTGRES_KILLS } from './postgres-kills/plan.ts'
import { RACES } from './races/plan.ts'
import { TIMERS } from './timers/plan.ts'

/** Every plan by the word that calls it. */
export const PLANS: Readonly<Record<string, Plan>> = {
  cuts: CUTS,
  histories: HISTORIES,
  kills: KILLS,
  'postgres-kills': POSTGRES_KILLS,
  races: RACES,
  timers: TIMERS,
}
