import { type ReactNode, useId } from 'react'
import styles from './panel.module.css'

/** A framed part of a page under its own heading. */
export const Panel = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.panel}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
