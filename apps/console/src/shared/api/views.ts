import type { AppRouter } from '@countersign/api/router'
import type { inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<AppRouter>

/** What the API answers with, as the console reads it. */
export type RequestView = Outputs['requests']['get']
export type RequestItem = Outputs['requests']['list']['items'][number]
export type MoveView = Outputs['requests']['moves']['items'][number]
export type RecordView = Outputs['requests']['records']['items'][number]
export type TaskItem = Outputs['approvals']['inbox']['items'][number]
export type RouteView = Outputs['definitions']['previewRoute']
export type NoticeView = Outputs['notices']['list']['items'][number]
