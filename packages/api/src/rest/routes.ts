import type { AnyRoute, RawRoute } from './route.ts'
import { getAccounts } from './routes/get-accounts.ts'
import { getLiveDefinition } from './routes/get-definition.ts'
import { getDefinitionVersion } from './routes/get-definition-version.ts'
import { getDefinitions } from './routes/get-definitions.ts'
import { getFile } from './routes/get-file.ts'
import { getInstance } from './routes/get-instance.ts'
import { getInstances } from './routes/get-instances.ts'
import { getMe } from './routes/get-me.ts'
import { getMoves } from './routes/get-moves.ts'
import { getRecords } from './routes/get-records.ts'
import { getSheet } from './routes/get-sheet.ts'
import { getTasks } from './routes/get-tasks.ts'
import { postCommand } from './routes/post-command.ts'
import { postDecision } from './routes/post-decision.ts'
import { postFile } from './routes/post-file.ts'
import { postInstance } from './routes/post-instance.ts'
import { postRoutePreview } from './routes/post-route-preview.ts'

/** Every JSON call of the REST API below `/api/v1`. */
export const restRoutes: readonly AnyRoute[] = [
  getMe,
  getDefinitions,
  getLiveDefinition,
  getDefinitionVersion,
  postRoutePreview,
  getAccounts,
  postInstance,
  getInstances,
  getInstance,
  getRecords,
  getMoves,
  postCommand,
  getTasks,
  postDecision,
]

/** Those that read or write files. */
export const rawRoutes: readonly RawRoute[] = [postFile, getFile, getSheet]
