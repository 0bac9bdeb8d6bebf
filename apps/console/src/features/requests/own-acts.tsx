import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { MoveView, RequestView } from '../../shared/api/views.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { removeParticipantMutation, takeBackMutation } from '../approvals/hand-over.ts'
import { useRequestCommand } from './use-request-command.ts'

type Props = { readonly request: RequestView; readonly moves: readonly MoveView[] }

/** What the reader did last and may take back 拿回, and whom they added and may remove 减签; nothing when there is none. */
export const OwnActs = ({ request, moves }: Props) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const onDone = () => undefined
  const takeBack = useRequestCommand({ mutation: takeBackMutation(), said: t('takeBack.done'), onDone })
  const remove = useRequestCommand({ mutation: removeParticipantMutation(), said: t('remove.done'), onDone })
  const added = moves.filter(({ verb, legal }) => verb === 'remove-participant' && legal)
  const namesOf = (task: string | null): string =>
    (request.tasks.find(({ id }) => id === task)?.candidates ?? [])
      .map(({ name }) => name)
      .join(t('list.separator'))
  const error = takeBack.error ?? remove.error
  return (
    <>
      {error !== null && <Alert type="warning" showIcon role="alert" title={problemText(error)} />}
      {moves.some(({ verb, legal }) => verb === 'take-back' && legal) && (
        <Button loading={takeBack.isPending} onClick={() => takeBack.send({ id: request.id })}>
          {t('action.take-back')}
        </Button>
      )}
      {added.map(({ task }) => (
        <Button key={task} loading={remove.isPending} onClick={() => remove.send({ task: task ?? '' })}>
          {t('remove.of', { name: namesOf(task) })}
        </Button>
      ))}
    </>
  )
}
