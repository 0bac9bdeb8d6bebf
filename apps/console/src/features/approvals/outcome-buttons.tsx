import { Button, Form, Radio, Space, Tooltip } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MoveView } from '../../shared/api/views.ts'
import type { Terms } from '../../shared/definition/terms.ts'
import { useKeys } from '../../shared/keys/use-keys.ts'
import { ActionButton } from '../../shared/ui/action-button.tsx'

type Outcome = MoveView['outcomes'][number]

type Props = {
  readonly outcomes: readonly Outcome[]
  readonly terms: Terms
  readonly textOf: (outcome: string) => string
  readonly sending: boolean
  readonly onChoose: (outcome: Outcome, to: string | null) => void
}

type ReturnProps = Omit<Props, 'outcomes'> & { readonly outcome: Outcome; readonly onCancel: () => void }

const styleOf = (outcome: string, first: boolean) => {
  if (outcome === 'reject') return { danger: true }
  return first && outcome !== 'return' ? { type: 'primary' as const } : {}
}

/** A return 退回 with several ways back: which step gets the request. */
const ReturnTo = ({ outcome, terms, sending, onChoose, onCancel }: ReturnProps) => {
  const { t } = useTranslation()
  const [to, setTo] = useState(outcome.returnTo[0] ?? null)
  const part = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone: the focus goes on to what replaced it.
  useEffect(() => part.current?.querySelector('input')?.focus(), [])
  return (
    <div ref={part}>
      <Form.Item label={t('decide.returnTo')} htmlFor="" layout="vertical" style={{ marginBottom: 12 }}>
        <Radio.Group
          aria-label={t('decide.returnTo')}
          value={to}
          options={outcome.returnTo.map((step) => ({ value: step, label: terms.step(step) }))}
          onChange={(event) => setTo(event.target.value)}
        />
      </Form.Item>
      <Space wrap>
        <Button type="primary" loading={sending} onClick={() => onChoose(outcome, to)}>
          {t('decide.confirmReturn')}
        </Button>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </Space>
    </div>
  )
}

/** The single key that presses an outcome; others have none. */
const KEYS: Readonly<Record<string, string>> = { approve: 'a', complete: 'a', return: 'r', reject: 'x' }
const keyOf = (outcome: string): string | undefined =>
  Object.hasOwn(KEYS, outcome) ? KEYS[outcome] : undefined

type ButtonsProps = Omit<Props, 'terms' | 'onChoose'> & { readonly onPress: (outcome: Outcome) => void }

const Buttons = ({ outcomes, textOf, sending, onPress }: ButtonsProps) => {
  const { t } = useTranslation()
  const legal = outcomes.filter((outcome) => outcome.legal)
  const place = useKeys<HTMLDivElement>(
    Object.fromEntries(
      legal.flatMap((outcome) => {
        const key = keyOf(outcome.outcome)
        return key === undefined ? [] : [[key, () => sending || onPress(outcome)]]
      }),
    ),
  )
  return (
    <Space ref={place} wrap>
      {outcomes.map((outcome, index) => {
        const text = textOf(outcome.outcome)
        const key = outcome.legal ? keyOf(outcome.outcome) : undefined
        const button = (
          <ActionButton
            key={outcome.outcome}
            {...styleOf(outcome.outcome, index === 0)}
            {...(key !== undefined && { 'aria-keyshortcuts': key })}
            reason={outcome.legal ? null : (outcome.reason?.message ?? '')}
            loading={sending}
            onClick={() => onPress(outcome)}
          >
            {text}
          </ActionButton>
        )
        if (key === undefined) return button
        return (
          <Tooltip key={outcome.outcome} title={t('keys.hint', { text, key: key.toUpperCase() })}>
            {button}
          </Tooltip>
        )
      })}
    </Space>
  )
}

/**
 * The outcomes of a task as buttons: exactly those the API offers, illegal ones with their reason; the usual ones have a
 * key of their own.
 */
export const OutcomeButtons = (props: Props) => {
  const { onChoose, outcomes, textOf, sending } = props
  const [returning, setReturning] = useState<Outcome | null>(null)
  if (returning !== null)
    return <ReturnTo {...props} outcome={returning} onCancel={() => setReturning(null)} />
  const press = (outcome: Outcome): void => {
    if (outcome.returnTo.length > 1) setReturning(outcome)
    else onChoose(outcome, outcome.returnTo[0] ?? null)
  }
  return <Buttons outcomes={outcomes} textOf={textOf} sending={sending} onPress={press} />
}
