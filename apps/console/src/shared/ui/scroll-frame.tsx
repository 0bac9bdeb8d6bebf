import type { ReactNode } from 'react'
import table from './table.module.css'

/** A frame in which a table scrolls, by keyboard too. */
export const ScrollFrame = ({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
  <div role="group" className={table.frame} tabIndex={0} aria-label={label}>
    {children}
  </div>
)
