import { FieldName, Key } from '@countersign/definition/names'
import { ADDED_WHERE, type Command } from '@countersign/engine/command'
import { z } from 'zod'
import { given } from '../requests/given.ts'
import { Chosen, Fields, FileId, Opinion, PersonId, Reason, Revision, TaskId } from '../views/input.ts'

const revision = Revision.optional()
const People = z.union([PersonId.transform((id) => [id]), z.array(PersonId).min(1).max(50)])

/** A task by its public id; left out, the caller's only one that the verb fits. */
const task = TaskId.optional()

/** The body of a command on an instance, by its verb; anything a verb does not take is refused. */
export const CommandBody = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('save-draft'), fields: Fields, revision }),
  z.strictObject({ command: z.literal('discard'), revision }),
  z.strictObject({
    command: z.literal('submit'),
    fields: Fields.optional(),
    chosen: Chosen.optional(),
    revision,
  }),
  z.strictObject({ command: z.literal('withdraw'), reason: Reason.optional(), revision }),
  z.strictObject({ command: z.literal('remind'), revision }),
  z.strictObject({
    command: z.literal('comment'),
    text: Opinion,
    mentions: z.array(PersonId).max(20).optional(),
    revision,
  }),
  z.strictObject({ command: z.literal('cc'), to: People, revision }),
  z.strictObject({
    command: z.literal('attach'),
    field: FieldName,
    files: z.array(FileId).min(1).max(20),
    revision,
  }),
  z.strictObject({ command: z.enum(['claim', 'release']), task, revision }),
  z.strictObject({
    command: z.enum(['transfer', 'delegate']),
    task,
    to: PersonId,
    reason: Reason.optional(),
    revision,
  }),
  z.strictObject({
    command: z.literal('add-participant'),
    task,
    to: People,
    where: z.enum(ADDED_WHERE).optional(),
    reason: Reason.optional(),
    revision,
  }),
  z.strictObject({ command: z.literal('remove-participant'), task, reason: Reason.optional(), revision }),
  z.strictObject({ command: z.literal('take-back'), revision }),
  z.strictObject({ command: z.literal('reassign'), step: Key, task, to: People, reason: Reason, revision }),
  z.strictObject({ command: z.enum(['suspend', 'resume', 'terminate']), reason: Reason, revision }),
  z.strictObject({ command: z.literal('repair'), to: Key, reason: Reason, revision }),
  z.strictObject({
    command: z.literal('signal'),
    signal: Key,
    outcome: Key.optional(),
    fields: Fields.optional(),
    revision,
  }),
])
export type CommandBody = z.infer<typeof CommandBody>

/** The engine's command for a body. A verb on a task gets the one that `number` names. */
export const commandOf = (body: CommandBody, number: number): Command => {
  switch (body.command) {
    case 'save-draft':
      return { verb: 'save-draft', fields: body.fields }
    case 'submit':
      return { verb: 'submit', ...given({ fields: body.fields, chosen: body.chosen }) }
    case 'withdraw':
      return { verb: 'withdraw', ...given({ reason: body.reason }) }
    case 'comment':
      return { verb: 'comment', text: body.text, ...given({ mentions: body.mentions }) }
    case 'cc':
      return { verb: 'cc', to: body.to }
    case 'attach':
      return { verb: 'attach', field: body.field, files: body.files }
    case 'claim':
    case 'release':
      return { verb: body.command, task: number }
    case 'transfer':
    case 'delegate':
      return { verb: body.command, task: number, to: body.to, ...given({ reason: body.reason }) }
    case 'add-participant':
      return {
        verb: 'add-participant',
        task: number,
        to: body.to,
        where: body.where ?? 'beside',
        ...given({ reason: body.reason }),
      }
    case 'remove-participant':
      return { verb: 'remove-participant', task: number, ...given({ reason: body.reason }) }
    case 'reassign':
      return {
        verb: 'reassign',
        step: body.step,
        to: body.to,
        reason: body.reason,
        ...(body.task !== undefined && { task: number }),
      }
    case 'suspend':
    case 'resume':
    case 'terminate':
      return { verb: body.command, reason: body.reason }
    case 'repair':
      return { verb: 'repair', to: body.to, reason: body.reason }
    case 'signal':
      return { verb: 'signal', signal: body.signal, ...given({ outcome: body.outcome, fields: body.fields }) }
    case 'discard':
    case 'remind':
    case 'take-back':
      return { verb: body.command }
  }
}
