import { type ComponentType, createElement, lazy, Suspense } from 'react'
import { FileReading } from '../features/files/file-reading.tsx'
import { NameReading } from '../shared/form/name-reading.tsx'
import type { ReferenceControls } from '../shared/form/reference-controls.tsx'

/** Controls are loaded with the first form that needs them. */
const onDemand = <Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> => {
  const Loaded = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>
  return (props) => createElement(Suspense, { fallback: null }, createElement(Loaded, props))
}

/** How values that point at something else are chosen and read, everywhere in the console. */
export const REFERENCE_CONTROLS: ReferenceControls = {
  account: onDemand(async () => (await import('../features/accounts/account-control.tsx')).AccountControl),
  person: onDemand(async () => (await import('../features/people/people-control.tsx')).PersonControl),
  people: onDemand(async () => (await import('../features/people/people-control.tsx')).PeopleControl),
  files: onDemand(async () => (await import('../features/files/files-control.tsx')).FilesControl),
  reading: { account: NameReading, person: NameReading, file: FileReading },
}
