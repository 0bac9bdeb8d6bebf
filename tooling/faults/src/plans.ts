import { CUTS } from './cuts/plan.ts'
import { DELIVERIES } from './deliveries/plan.ts'
import { DISK_FULL } from './disk-full/plan.ts'
import { DRILL } from './drill/plan.ts'
import { HISTORIES } from './histories/plan.ts'
import { KILLS } from './kills/plan.ts'
import { OVERLOAD } from './overload/plan.ts'
import type { Plan } from './plan.ts'
import { POOL } from './pool/plan.ts'
import { POSTGRES_KILLS } from './postgres-kills/plan.ts'
import { RACES } from './races/plan.ts'
import { RELOADS } from './reloads/plan.ts'
import { SIGTERM } from './sigterm/plan.ts'
import { TIMERS } from './timers/plan.ts'
import { VERSIONS } from './versions/plan.ts'

/** Every plan by the word that calls it. */
export const PLANS: Readonly<Record<string, Plan>> = {
  cuts: CUTS,
  deliveries: DELIVERIES,
  'disk-full': DISK_FULL,
  drill: DRILL,
  histories: HISTORIES,
  kills: KILLS,
  overload: OVERLOAD,
  pool: POOL,
  'postgres-kills': POSTGRES_KILLS,
  races: RACES,
  reloads: RELOADS,
  sigterm: SIGTERM,
  timers: TIMERS,
  versions: VERSIONS,
}
