import { useReferenceControls } from '../reference-controls.tsx'
import type { ControlProps } from './control-props.ts'

export const AccountControl = (props: ControlProps<string>) => {
  const { account: Account } = useReferenceControls()
  return <Account {...props} />
}

export const PersonControl = (props: ControlProps<string>) => {
  const { person: Person } = useReferenceControls()
  return <Person {...props} />
}

export const PeopleControl = (props: ControlProps<readonly string[]>) => {
  const { people: People } = useReferenceControls()
  return <People {...props} />
}

export const DepartmentControl = (props: ControlProps<string>) => {
  const { department: Department } = useReferenceControls()
  return <Department {...props} />
}

export const DepartmentsControl = (props: ControlProps<readonly string[]>) => {
  const { departments: Departments } = useReferenceControls()
  return <Departments {...props} />
}

export const FilesControl = (props: ControlProps<readonly string[]>) => {
  const { files: Files } = useReferenceControls()
  return <Files {...props} />
}

/** A single file is a list of at most one. */
export const FileControl = ({ value, onChange, model, ...props }: ControlProps<string>) => {
  const { files: Files } = useReferenceControls()
  return (
    <Files
      {...props}
      model={{ ...model, maxItems: 1 }}
      value={value === undefined ? [] : [value]}
      onChange={(values) => onChange?.(values?.at(-1))}
    />
  )
}
