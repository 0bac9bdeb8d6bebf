import type { ComponentType } from 'react'
import { BooleanControl } from './controls/boolean-control.tsx'
import { ChoiceControl } from './controls/choice-control.tsx'
import { ChoicesControl } from './controls/choices-control.tsx'
import type { ControlProps } from './controls/control-props.ts'
import { DateControl } from './controls/date-control.tsx'
import { DateTimeControl } from './controls/date-time-control.tsx'
import { MoneyControl } from './controls/money-control.tsx'
import { MultilineControl } from './controls/multiline-control.tsx'
import { NumberControl } from './controls/number-control.tsx'
import {
  AccountControl,
  DepartmentControl,
  DepartmentsControl,
  FileControl,
  FilesControl,
  PeopleControl,
  PersonControl,
} from './controls/reference-control.tsx'
import { ScaleControl } from './controls/scale-control.tsx'
import { TextControl } from './controls/text-control.tsx'
import { TextsControl } from './controls/texts-control.tsx'
import type { FieldKind } from './form-model.ts'

/** Kinds that are one control; objects and lists of objects are made of several. */
export type SingleKind = Exclude<FieldKind, 'object' | 'list'>

// Each control takes the value of its kind; the form item hands it over untyped.
const CONTROLS: Readonly<Record<SingleKind, ComponentType<ControlProps<never>>>> = {
  text: TextControl,
  multiline: MultilineControl,
  money: MoneyControl,
  number: NumberControl,
  scale: ScaleControl,
  boolean: BooleanControl,
  date: DateControl,
  'date-time': DateTimeControl,
  choice: ChoiceControl,
  choices: ChoicesControl,
  texts: TextsControl,
  account: AccountControl,
  person: PersonControl,
  people: PeopleControl,
  department: DepartmentControl,
  departments: DepartmentsControl,
  file: FileControl,
  files: FilesControl,
}

type Props = Omit<ControlProps<never>, 'model'> & {
  readonly model: ControlProps<never>['model'] & { readonly kind: SingleKind }
}

export const FieldControl = (props: Props) => {
  const Control = CONTROLS[props.model.kind]
  return <Control {...props} />
}
