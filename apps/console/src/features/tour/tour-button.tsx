import { QuestionCircleOutlined } from '@ant-design/icons'
import { Badge, Button } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isTourSeen, rememberTour } from './tour-seen.ts'

const Tour = lazy(() => import('./tour.tsx').then(({ Tour }) => ({ default: Tour })))

/** Opens the tour of the console; marked until it was seen once. It never opens by itself, over somebody's work. */
export const TourButton = () => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [seen, setSeen] = useState(isTourSeen)
  const button = useRef<HTMLButtonElement>(null)
  const show = () => {
    rememberTour()
    setSeen(true)
    setOpen(true)
  }
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <Button ref={button} type="text" aria-label={t('tour.open')} aria-expanded={open} onClick={show}>
        <Badge dot={!seen}>
          <QuestionCircleOutlined aria-hidden />
        </Badge>
      </Button>
      {open && (
        <Suspense>
          <Tour onClose={close} />
        </Suspense>
      )}
    </>
  )
}
