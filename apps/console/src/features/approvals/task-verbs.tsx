import { Alert, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MoveView } from '../../shared/api/views.ts'
import { ActionButton } from '../../shared/ui/action-button.tsx'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { useRequestCommand } from '../requests/use-request-command.ts'
import { AddParticipantsDialog } from './add-participants-dialog.tsx'
import { claimTaskMutation, releaseTaskMutation } from './hand-over.ts'
import { HandOverDialog } from './hand-over-dialog.tsx'
import styles from './task-verbs.module.css'

type Props = {
  readonly task: string
  readonly moves: readonly MoveView[]
  /** The task is somebody else's from now on. */
  readonly onGone: () => void
}

const VERBS = ['claim', 'release', 'transfer', 'delegate', 'add-participant'] as const
type Verb = (typeof VERBS)[number]

/** What never applies to a task as it is: a button for it would only stand in the way. */
const BESIDE_THE_POINT: ReadonlySet<string> = new Set([
  'yours-alone',
  'claimed-already',
  'not-claimed-by-you',
  'verb-not-offered',
  'only-advice-asked',
])

const isShown = ({ legal, reason }: MoveView): boolean =>
  legal || (reason !== null && !BESIDE_THE_POINT.has(reason.code))

/** What may be done with a task besides deciding it: exactly the legal moves, others with their reason. */
export const TaskVerbs = ({ task, moves, onGone }: Props) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const [dialog, setDialog] = useState<Verb | null>(null)
  const claim = useRequestCommand({
    mutation: claimTaskMutation(),
    said: t('claim.done'),
    onDone: () => undefined,
  })
  const release = useRequestCommand({
    mutation: releaseTaskMutation(),
    said: t('release.done'),
    onDone: () => undefined,
  })
  const press = (verb: Verb): void => {
    if (verb === 'claim') claim.send({ task })
    else if (verb === 'release') release.send({ task })
    else setDialog(verb)
  }
  const error = claim.error ?? release.error
  const close = () => setDialog(null)
  return (
    <section aria-label={t('taskVerbs.title')} className={styles.verbs ?? ''}>
      {error !== null && <Alert type="warning" showIcon role="alert" title={problemText(error)} />}
      <Space wrap size="small">
        {VERBS.map((verb) => {
          const move = moves.find((one) => one.verb === verb && one.task === task)
          if (move === undefined || !isShown(move)) return null
          return (
            <ActionButton
              key={verb}
              size="small"
              reason={move.legal ? null : (move.reason?.message ?? '')}
              loading={(verb === 'claim' && claim.isPending) || (verb === 'release' && release.isPending)}
              onClick={() => press(verb)}
            >
              {t(`action.${verb}`)}
            </ActionButton>
          )
        })}
      </Space>
      {(dialog === 'transfer' || dialog === 'delegate') && (
        <HandOverDialog task={task} how={dialog} onClose={close} onDone={onGone} />
      )}
      {dialog === 'add-participant' && <AddParticipantsDialog task={task} onClose={close} onDone={onGone} />}
    </section>
  )
}
