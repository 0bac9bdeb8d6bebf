import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import styles from './tour.module.css'

/** What each step speaks of, and where that stands on every page. */
const STEPS = [
  { key: 'inbox', place: 'nav a[href^="/inbox"]' },
  { key: 'start', place: 'nav a[href="/new"]' },
  { key: 'mine', place: 'nav a[href^="/requests"]' },
  { key: 'notices', place: 'header button[aria-haspopup="dialog"]' },
] as const

const useMarked = (place: string): void => {
  useEffect(() => {
    const marked = document.querySelector(place)
    marked?.classList.add(styles.marked ?? '')
    return () => marked?.classList.remove(styles.marked ?? '')
  }, [place])
}

/** A short tour 导览: a card beside the page that marks what it speaks of. Escape ends it; nothing is covered or locked. */
export const Tour = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const [place, setPlace] = useState(0)
  const card = useRef<HTMLDivElement>(null)
  const id = useId()
  const step = STEPS[place] ?? STEPS[0]
  const last = place === STEPS.length - 1
  useMarked(step.place)
  useEffect(() => card.current?.focus(), [])
  const press = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') onClose()
    if (key === 'ArrowRight' && !last) setPlace(place + 1)
    if (key === 'ArrowLeft' && place > 0) setPlace(place - 1)
  }
  return createPortal(
    <div
      ref={card}
      role="dialog"
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      className={styles.card}
      onKeyDown={press}
    >
      <div aria-live="polite">
        <p className={styles.count}>{t('tour.count', { place: place + 1, all: STEPS.length })}</p>
        <h2 id={`${id}-title`}>{t(`tour.${step.key}.title`)}</h2>
        <p id={`${id}-text`}>{t(`tour.${step.key}.text`)}</p>
      </div>
      <div className={styles.ways}>
        {!last && (
          <Button type="text" onClick={onClose}>
            {t('tour.end')}
          </Button>
        )}
        <span className={styles.gap} />
        {place > 0 && <Button onClick={() => setPlace(place - 1)}>{t('tour.back')}</Button>}
        <Button type="primary" onClick={() => (last ? onClose() : setPlace(place + 1))}>
          {t(last ? 'tour.done' : 'tour.next')}
        </Button>
      </div>
    </div>,
    document.body,
  )
}
