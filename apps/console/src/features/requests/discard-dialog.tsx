import { useTranslation } from 'react-i18next'
import { ActionDialog } from './action-dialog.tsx'
import type { DialogProps } from './dialog-props.ts'
import { discardDraftMutation } from './discard-draft.ts'
import { useRequestCommand } from './use-request-command.ts'

type Props = Pick<DialogProps, 'request' | 'onClose'> & { readonly onDiscarded: () => void }

export const DiscardDialog = ({ request, onClose, onDiscarded }: Props) => {
  const { t } = useTranslation()
  const { send, isPending, error } = useRequestCommand({
    mutation: discardDraftMutation(),
    said: t('discard.done'),
    onDone: onDiscarded,
  })
  return (
    <ActionDialog
      title={t('discard.title')}
      confirm={t('discard.confirm')}
      danger
      sending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => send({ id: request.id })}
    >
      <p>{t('discard.about')}</p>
    </ActionDialog>
  )
}
