import type { ReactNode } from 'react'
import table from './table.module.css'

type Props = { readonly label: string; readonly className?: string | undefined; readonly children: ReactNode }

/** A frame in which a table, or something else that is wide or long, scrolls; by keyboard too. */
export const ScrollFrame = ({ label, className = table.frame, children }: Props) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
  <div role="group" className={className} tabIndex={0} aria-label={label}>
    {children}
  </div>
)
