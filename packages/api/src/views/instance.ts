import { Label } from '@countersign/definition/label'
import { z } from 'zod'
import { PersonView } from './person.ts'

const Instant = z.iso.datetime()

export const StatusView = z.enum([
  'draft',
  'running',
  'suspended',
  'completed',
  'rejected',
  'withdrawn',
  'terminated',
])

/** A row of a list of instances. */
export const InstanceItem = z.object({
  id: z.uuid(),
  number: z.string(),
  definition: z.string(),
  /** The definition's title and the account, in the caller's language. */
  title: z.string(),
  status: StatusView,
  requester: PersonView,
  amount: z.int().nullable(),
  steps: z.array(z.string()),
  /** What an operator has to look at. */
  incidents: z.array(z.object({ code: z.string(), text: z.string() })),
  /** In the list of what is overdue: the earliest due time that passed. */
  overdueSince: Instant.nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
})
export type InstanceItem = z.infer<typeof InstanceItem>

const StepView = z.object({
  id: z.string(),
  visit: z.int(),
  since: Instant,
  due: Instant.nullable(),
  overdue: z.boolean(),
  /** True where the due time lies beyond the dates whose holidays are known: a holiday there would not be counted. */
  dueUncertain: z.boolean(),
  participants: z.array(PersonView),
})

const TaskView = z.object({
  /** `<instance id>.<ordinal>` */
  id: z.string(),
  step: z.string(),
  visit: z.int(),
  /** `waiting` until others have answered. */
  state: z.enum(['waiting', 'open', 'done', 'cancelled']),
  candidates: z.array(PersonView),
  /** The department that it asks, where each is asked by itself. */
  department: Label.nullable(),
  /** True when the caller may act on it now. */
  mine: z.boolean(),
  /** Who took it on 签收, and who added it 加签. */
  claimedBy: PersonView.nullable(),
  addedBy: PersonView.nullable(),
  /** Candidates who stand in somebody's place: 代理, 转办, 委派, 升级, 改派. */
  instead: z.array(z.object({ person: PersonView, for: PersonView, by: z.string() })),
  /** What was answered to whoever delegated it 委派. */
  advice: z.array(
    z.object({ person: PersonView, outcome: z.string(), opinion: z.string().nullable(), at: Instant }),
  ),
  vote: z
    .object({
      person: PersonView,
      /** In whose stead it was given. */
      for: PersonView.nullable(),
      outcome: z.string(),
      opinion: z.string().nullable(),
      at: Instant,
    })
    .nullable(),
})

/** One instance with the fields the caller may see. */
export const InstanceView = z.object({
  id: z.uuid(),
  number: z.string(),
  definition: z.string(),
  version: z.int(),
  title: z.string(),
  status: StatusView,
  requester: PersonView,
  fields: z.record(z.string(), z.json()),
  /** What the ids in the fields stand for, in words: an account's number and name, a person's name, a file's name. */
  references: z.record(z.string(), z.string()),
  /** The sizes of the files among them, in bytes, by id. */
  fileSizes: z.record(z.string(), z.int()),
  steps: z.array(StepView),
  /** What an operator has to look at, and since when. */
  incidents: z.array(
    z.object({ code: z.string(), text: z.string(), step: z.string().nullable(), at: Instant }),
  ),
  tasks: z.array(TaskView),
  /** A step that an administrator proposed to move it to 修复; a second one has to ask for the same. */
  proposedRepair: z.object({ to: z.string(), by: PersonView, at: Instant }).nullable(),
  startedAt: Instant,
  submittedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  revision: z.int(),
})
export type InstanceView = z.infer<typeof InstanceView>

/** What a start answers at once. */
export const StartedView = InstanceView.pick({
  id: true,
  number: true,
  status: true,
  steps: true,
  revision: true,
})

/** A reason in words beside its stable code. */
const ReasonView = z.object({ code: z.string(), message: z.string() })

/** A verb with either what it needs or why it is not legal for the caller now. */
export const MoveView = z.object({
  verb: z.string(),
  legal: z.boolean(),
  reason: ReasonView.nullable(),
  /** For verbs on a task: which. For decisions: what may be chosen, whether an opinion is needed, where a return may go. */
  task: z.string().nullable(),
  /** Set where the answer is only advice 委派: who asked for it. */
  advises: PersonView.nullable(),
  outcomes: z.array(
    z.object({
      outcome: z.string(),
      legal: z.boolean(),
      reason: ReasonView.nullable(),
      opinionRequired: z.boolean(),
      returnTo: z.array(z.string()),
      /** Fields that must be filled for this outcome. */
      required: z.array(z.string()),
    }),
  ),
  /** Fields the caller may change with this move, and those that must be filled. */
  editable: z.array(z.string()),
  required: z.array(z.string()),
})
export type MoveView = z.infer<typeof MoveView>

/** One entry of the log as the console and integrators read it, oldest first. */
export const RecordView = z.object({
  seq: z.int(),
  at: Instant,
  actor: PersonView.nullable(),
  verb: z.string(),
  step: z.string().nullable(),
  outcome: z.string().nullable(),
  opinion: z.string().nullable(),
  /** Why, in the words of whoever did it. */
  reason: z.string().nullable(),
  /** Whom it was given to, added or sent to. */
  people: z.array(PersonView),
  /** The step it was returned or moved to, where that was said. */
  to: z.string().nullable(),
  /** The events as the engine wrote them, without fields the caller may not see. */
  events: z.array(z.record(z.string(), z.json())),
  hash: z.string(),
  previous: z.string(),
})
export type RecordView = z.infer<typeof RecordView>

/** A row of the inbox 待办: an open task of the caller's. */
export const TaskItem = z.object({
  id: z.string(),
  instanceId: z.uuid(),
  number: z.string(),
  definition: z.string(),
  title: z.string(),
  step: z.string(),
  stepTitle: z.string(),
  outcomes: z.array(z.string()),
  requester: PersonView,
  amount: z.int().nullable(),
  due: Instant.nullable(),
  since: Instant,
  revision: z.int(),
  /** Whether it may be approved together with others of its kind 批量同意. */
  bulk: z.boolean(),
  /** Whether the caller never looked at the request, or something was recorded since they did. */
  news: z.enum(['unseen', 'changed']).nullable(),
})
export type TaskItem = z.infer<typeof TaskItem>

/** The route a request would take, with names and the conditions that decide it. */
export const RouteView = z.object({
  steps: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kind: z.string(),
      participants: z.array(PersonView),
      policy: z.string(),
      due: Instant.nullable(),
      skipped: z.boolean(),
      /** Why the route comes here: conditions with their result. */
      because: z.array(
        z.object({
          /** As CEL. */
          condition: z.string(),
          holds: z.boolean(),
          /** What holds, in words with values; null for a condition that computes. */
          text: z.string().nullable(),
        }),
      ),
      /** Set when nobody would be found: an administrator would have to assign someone. */
      problem: z.string().nullable(),
    }),
  ),
  /** The state it ends in; null when a condition cannot be worked out with the fields filled so far. */
  end: z.string().nullable(),
  /** That condition, as CEL. */
  undecided: z.string().nullable(),
  /** That condition in words. */
  undecidedText: z.string().nullable(),
})
export type RouteView = z.infer<typeof RouteView>

/** Why a request goes the way it goes, and why the caller has what they have of it. */
export const ExplanationView = z.object({
  /** From the beginning to the end, by the fields as they are; null for whoever may not read the fields. */
  route: RouteView.nullable(),
  /** The caller's open tasks, each with the rule that made it theirs, in words. */
  mine: z.array(z.object({ task: z.string(), step: z.string(), why: z.string() })),
})
export type ExplanationView = z.infer<typeof ExplanationView>

/** A page of a list read by key: `next` is an opaque cursor, null on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() })
