import { useReferenceName } from './reference-names.tsx'

/** A referenced account, person or department, read by name. */
export const NameReading = ({ value }: { readonly value: string }) => {
  const nameOf = useReferenceName()
  return <span>{nameOf(value)}</span>
}
