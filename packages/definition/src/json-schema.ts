import { z } from 'zod'
import { Action } from './action.ts'
import { DecisionTable } from './decision-table.ts'
import { Definition, Option, Settings } from './definition.ts'
import { Delay, Duration } from './delay.ts'
import { Field, Fields, ScalarField } from './field.ts'
import { Label } from './label.ts'
import { EndStatus, Guard, Machine, StateNode, Target, Transition, TransitionObject } from './machine.ts'
import { CelSource, FieldName, Key } from './names.ts'
import { DepartmentSource, ParticipantRule, PersonSource } from './participant-rule.ts'
import { Policy } from './policy.ts'
import { Rank } from './rank.ts'
import { Scenario } from './scenario.ts'
import { Due, FieldPermission, Step, StepDefaults } from './step.ts'

const NAMED = {
  Action,
  CelSource,
  DecisionTable,
  Delay,
  DepartmentSource,
  Due,
  Duration,
  EndStatus,
  Field,
  FieldName,
  FieldPermission,
  Fields,
  Guard,
  Key,
  Label,
  Machine,
  Option,
  ParticipantRule,
  PersonSource,
  Policy,
  Rank,
  ScalarField,
  Scenario,
  Settings,
  StateNode,
  Step,
  StepDefaults,
  Target,
  Transition,
  TransitionObject,
} as const

let made: object | undefined

/**
 * The published JSON Schema (draft 2020-12) of a definition, each part of the language once, under its name in `$defs`.
 * What it accepts is checked further when a definition is parsed and when it is published.
 */
export const definitionJsonSchema = (): object => {
  if (made !== undefined) return made
  const names = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED)) names.add(schema, { id })
  const schema = z.toJSONSchema(Definition, { metadata: names, io: 'input' })
  made = { ...schema, title: 'Countersign definition' }
  return made
}
