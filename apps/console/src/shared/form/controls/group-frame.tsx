import type { ReactNode } from 'react'
import { type ControlProps, tiesOf } from './control-props.ts'

type Props = ControlProps<never> & { readonly role: 'group' | 'radiogroup'; readonly children: ReactNode }

/** Names a group of boxes or buttons by its field, because a label can point at a single control only. */
export const GroupFrame = ({ role, children, ...props }: Props) => {
  const { 'aria-required': required, 'aria-invalid': invalid, ...ties } = tiesOf(props)
  // A plain group can be neither required nor invalid in ARIA; a radio group can.
  const state = role === 'radiogroup' ? { 'aria-required': required, 'aria-invalid': invalid } : {}
  return (
    <div {...ties} {...state} role={role} aria-label={props.model.label} tabIndex={-1}>
      {children}
    </div>
  )
}
