import type { ReactNode } from 'react'
import styles from './news-mark.module.css'

/** Marks what came since the reader last looked; a word, since colour alone says nothing to many. */
export const NewsMark = ({ children }: { readonly children: ReactNode }) => (
  <span className={styles.mark}>{children}</span>
)
