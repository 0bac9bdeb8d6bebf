import { actorName } from '@countersign/database/actor-name'
import type { BatchRequest } from '@countersign/database/commit-entry'
import type { FieldValue, FieldValues } from '@countersign/definition/field'
import type { Command } from '@countersign/engine/command'
import type { CommandRequest } from './command-request.ts'
import type { DefinitionStore } from './definition-store.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Everything the commands of one batch need read, in one request. */
export const batchRequest = (
  commands: readonly CommandRequest[],
  { account, file }: DefinitionStore['referenceFields'],
): BatchRequest => ({
  instanceIds: commands.map((request) => request.instanceId),
  accountIds: commands.flatMap(({ command }) => textsIn(fieldsOf(command), account)),
  fileIds: commands
    .flatMap(({ command }) => [...textsIn(fieldsOf(command), file), ...filesOf(command)])
    .filter(isUuid),
  definitionKeys: [
    ...new Set(commands.flatMap(({ definition }) => (definition === null ? [] : [definition]))),
  ],
  idempotency: commands.flatMap(({ idempotency, instanceId, actor }) =>
    idempotency === null ? [] : [{ instanceId, actor: actorName(actor), key: idempotency.key }],
  ),
})

/** The fields a command brings. */
export const fieldsOf = (command: Command): FieldValues => ('fields' in command ? (command.fields ?? {}) : {})

/** The files a command names, wherever they stand in it. */
export const filesOf = (command: Command): readonly string[] =>
  command.verb === 'attach' ? command.files : []

/** The texts, single or in lists, under the given names. */
export const textsIn = (fields: FieldValues, names: Iterable<string>): readonly string[] =>
  [...names].flatMap((name) => (Object.hasOwn(fields, name) ? texts(fields[name]) : []))

const texts = (value: FieldValue | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(texts) : []

const isUuid = (text: string): boolean => UUID.test(text)
