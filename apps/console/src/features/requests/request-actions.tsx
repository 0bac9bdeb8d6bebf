import type { Definition } from '@countersign/definition/definition'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MoveView, RequestView } from '../../shared/api/views.ts'
import { ActionButton } from '../../shared/ui/action-button.tsx'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { AttachDialog } from './attach-dialog.tsx'
import { CommentDialog } from './comment-dialog.tsx'
import { CopyDialog } from './copy-dialog.tsx'
import type { DialogProps } from './dialog-props.ts'
import { DiscardDialog } from './discard-dialog.tsx'
import { OwnActs } from './own-acts.tsx'
import { remindApproversMutation } from './remind-approvers.ts'
import styles from './request-summary.module.css'
import { useRequestCommand } from './use-request-command.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

type Props = {
  readonly request: RequestView
  readonly definition: Definition
  readonly moves: readonly MoveView[]
}

/** In this order; each as the API says, with its reason when it is not legal. */
const VERBS = ['withdraw', 'remind', 'comment', 'cc', 'attach'] as const
type Dialog = Exclude<(typeof VERBS)[number], 'remind'> | 'discard'

const DIALOGS: Readonly<Record<Exclude<Dialog, 'discard'>, (props: DialogProps) => ReactNode>> = {
  withdraw: WithdrawDialog,
  comment: CommentDialog,
  cc: CopyDialog,
  attach: AttachDialog,
}

const Continue = ({ request, moves }: Pick<Props, 'request' | 'moves'>) => {
  const { t } = useTranslation()
  if (!moves.some(({ verb, legal }) => verb === 'submit' && legal)) return null
  return (
    <Link to="/requests/$id/edit" params={{ id: request.id }} className="button-link">
      {t(request.status === 'draft' ? 'request.continue' : 'request.edit')}
    </Link>
  )
}

type OpenProps = Props & { readonly dialog: Dialog | null; readonly onClose: () => void }

const OpenDialog = ({ dialog, request, definition, onClose }: OpenProps) => {
  const navigate = useNavigate()
  if (dialog === null) return null
  if (dialog === 'discard')
    return (
      <DiscardDialog
        request={request}
        onClose={onClose}
        onDiscarded={() => navigate({ to: '/requests', search: { box: 'started' } })}
      />
    )
  const Open = DIALOGS[dialog]
  return <Open request={request} definition={definition} onClose={onClose} />
}

/** What the reader may do with the request besides deciding on it. */
export const RequestActions = (props: Props) => {
  const { request, moves } = props
  const { t } = useTranslation()
  const problemText = useProblemText()
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const remind = useRequestCommand({
    mutation: remindApproversMutation(),
    said: t('remind.done'),
    onDone: () => undefined,
  })
  const throttled = moves.find(
    ({ verb, reason }) => verb === 'remind' && reason?.code === 'reminded-recently',
  )
  const discard = moves.find(({ verb }) => verb === 'discard')
  const press = (verb: (typeof VERBS)[number]): void => {
    if (verb === 'remind') remind.send({ id: request.id })
    else setDialog(verb)
  }
  return (
    <section aria-label={t('request.actions')}>
      {remind.error !== null && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={problemText(remind.error)}
          style={{ marginBottom: 12 }}
        />
      )}
      <Space wrap>
        <Continue request={request} moves={moves} />
        {VERBS.map((verb) => {
          const move = moves.find((candidate) => candidate.verb === verb)
          if (move === undefined) return null
          return (
            <ActionButton
              key={verb}
              reason={move.legal ? null : (move.reason?.message ?? '')}
              loading={verb === 'remind' && remind.isPending}
              onClick={() => press(verb)}
            >
              {t(`action.${verb}`)}
            </ActionButton>
          )
        })}
        <OwnActs request={request} moves={moves} />
        {discard?.legal && (
          <Button danger onClick={() => setDialog('discard')}>
            {t('action.discard')}
          </Button>
        )}
      </Space>
      {throttled?.reason && <p className={styles.note}>{throttled.reason.message}</p>}
      <OpenDialog {...props} dialog={dialog} onClose={() => setDialog(null)} />
    </section>
  )
}
