import { accountField } from '@countersign/definition/account-field'
import { contentHash } from '@countersign/definition/content-hash'
import type { Definition } from '@countersign/definition/definition'
import type { Field } from '@countersign/definition/field'
import { type ResolvedStep, statesOf, stepsOf, walkStates } from '@countersign/definition/steps'
import { buildChart, type Chart } from './chart.ts'
import { type Conditions, compileConditions } from './conditions.ts'
import type { DefinitionPin } from './instance.ts'

/** A definition made ready to decide with. Immutable; compile once a version and keep it. */
export type CompiledDefinition = {
  readonly pin: DefinitionPin
  readonly definition: Definition
  readonly steps: ReadonlyMap<string, ResolvedStep>
  /** For each state, the parallel states around it, outermost first, with the region of each that holds it. */
  readonly regions: ReadonlyMap<string, readonly Region[]>
  readonly conditions: Conditions
  readonly chart: Chart
  /** The scalar field that refers to an account, if there is one: what `account` means in conditions. */
  readonly accountField: string | null
  /** Fields that hold uploaded files, one or a list. */
  readonly fileFields: readonly string[]
  /** The first field that holds money: the amount shown in lists, in fen. */
  readonly amountField: string | null
}

/** Where a state lies within a parallel state. */
export type Region = { readonly parallel: string; readonly region: string }

/**
 * Compiles a definition that has passed its check. `version` is its number in use, 0 for a draft.
 *
 * @throws when the chart cannot be built, or a key names two states; the structural check rules both out
 */
export const compileDefinition = (definition: Definition, version: number): CompiledDefinition => {
  refuseRepeatedKeys(definition)
  const steps = stepsOf(definition)
  const conditions = compileConditions(definition)
  return {
    pin: { key: definition.key, version, hash: contentHash(definition) },
    definition,
    steps,
    regions: regionsOf(definition),
    conditions,
    chart: buildChart(definition, steps, conditions),
    accountField: accountField(definition),
    fileFields: fieldsWhere(definition, (field) => referenceOf(field) === 'file'),
    amountField: fieldsWhere(definition, (field) => field['x-unit'] === 'fen')[0] ?? null,
  }
}

/** Keys are the chart's ids, and XState takes a repeated id without a word: targets would lead to either state. */
const refuseRepeatedKeys = (definition: Definition): void => {
  const seen = new Set([definition.key])
  for (const { key } of walkStates(definition)) {
    if (seen.has(key)) throw new Error(`${definition.key} uses the key ${key} twice`)
    seen.add(key)
  }
}

const regionsOf = (definition: Definition): ReadonlyMap<string, readonly Region[]> => {
  const states = statesOf(definition)
  const regions = new Map<string, readonly Region[]>()
  for (const { key, ancestors } of states.values()) {
    const path = [...ancestors, key]
    regions.set(
      key,
      path.flatMap((parallel, depth) => {
        const region = path[depth + 1]
        return states.get(parallel)?.node.type === 'parallel' && region !== undefined
          ? [{ parallel, region }]
          : []
      }),
    )
  }
  return regions
}

const fieldsWhere = (definition: Definition, holds: (field: Field) => boolean): readonly string[] =>
  Object.entries(definition.fields.properties).flatMap(([name, field]) => (holds(field) ? [name] : []))

const referenceOf = (field: Field): string | undefined =>
  field.type === 'array' ? field.items['x-ref'] : field['x-ref']
