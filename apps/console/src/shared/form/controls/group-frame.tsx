import type { ReactNode } from 'react'
import { type ControlProps, tiesOf } from './control-props.ts'
import styles from './group-frame.module.css'

type Props = Omit<ControlProps<never>, 'value' | 'onChange'> & { readonly children: ReactNode }

/** Names a group of controls by its field, because a label can point at a single control only. */
export const GroupFrame = ({ children, ...props }: Props) => {
  // A group can be neither required nor invalid in ARIA.
  const { 'aria-required': _, 'aria-invalid': __, ...ties } = tiesOf(props)
  return (
    <fieldset {...ties} aria-label={props.model.label} tabIndex={-1} className={styles.group}>
      {children}
    </fieldset>
  )
}
