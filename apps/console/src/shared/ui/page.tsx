import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './page.module.css'

type Props = {
  readonly title: string
  /** Stands beside the heading. */
  readonly extra?: ReactNode
  readonly children: ReactNode
}

let visited = false

/** A page: its title in the window and as the one h1, which takes the focus when a person comes from another page. */
export const Page = ({ title, extra, children }: Props) => {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (visited) heading.current?.focus({ preventScroll: true })
    visited = true
  }, [])
  return (
    <>
      <title>{t('page.title', { title })}</title>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {extra}
      </header>
      {children}
    </>
  )
}
