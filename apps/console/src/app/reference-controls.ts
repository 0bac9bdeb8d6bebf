import { type ComponentType, createElement, lazy, Suspense } from 'react'
import { NameReading } from '../shared/form/name-reading.tsx'
import type { ReferenceControls } from '../shared/form/reference-controls.tsx'

/** The height of a control, which its place holds until it is there; see theme.ts. */
const CONTROL_HEIGHT = 36
const LINE_HEIGHT = 24
/** A button with an empty list under it. */
const FILES_HEIGHT = 42

/** Controls are loaded with the first form that needs them. */
const onDemand = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  height = CONTROL_HEIGHT,
): ComponentType<Props> => {
  const Loaded = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>
  const fallback = createElement('div', { style: { height }, 'aria-busy': true })
  return (props) => createElement(Suspense, { fallback }, createElement(Loaded, props))
}

/** How values that point at something else are chosen and read, everywhere in the console. */
export const REFERENCE_CONTROLS: ReferenceControls = {
  account: onDemand(async () => (await import('../features/accounts/account-control.tsx')).AccountControl),
  person: onDemand(async () => (await import('../features/people/people-control.tsx')).PersonControl),
  people: onDemand(async () => (await import('../features/people/people-control.tsx')).PeopleControl),
  department: onDemand(
    async () => (await import('../features/departments/department-control.tsx')).DepartmentControl,
  ),
  departments: onDemand(
    async () => (await import('../features/departments/department-control.tsx')).DepartmentsControl,
  ),
  files: onDemand(
    async () => (await import('../features/files/files-control.tsx')).FilesControl,
    FILES_HEIGHT,
  ),
  reading: {
    account: NameReading,
    person: NameReading,
    department: NameReading,
    file: onDemand(async () => (await import('../features/files/file-reading.tsx')).FileReading, LINE_HEIGHT),
  },
}
