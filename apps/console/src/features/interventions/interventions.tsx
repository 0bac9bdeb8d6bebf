import type { Definition } from '@countersign/definition/definition'
import { Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MoveView, RequestView } from '../../shared/api/views.ts'
import { ActionButton } from '../../shared/ui/action-button.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ReassignDialog } from './reassign-dialog.tsx'
import { RepairDialog } from './repair-dialog.tsx'
import { StatusDialog } from './status-dialog.tsx'

const VERBS = ['reassign', 'suspend', 'resume', 'repair', 'terminate'] as const
type Verb = (typeof VERBS)[number]

type Props = {
  readonly request: RequestView
  readonly definition: Definition
  readonly moves: readonly MoveView[]
}

const OpenDialog = ({ verb, ...props }: Omit<Props, 'moves'> & { verb: Verb; onClose: () => void }) => {
  if (verb === 'reassign') return <ReassignDialog {...props} />
  return verb === 'repair' ? <RepairDialog {...props} /> : <StatusDialog {...props} verb={verb} />
}

/** What an administrator may do with a request 干预; nothing for everybody else. */
export const Interventions = ({ moves, ...props }: Props) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Verb | null>(null)
  const offered = VERBS.flatMap((verb) => moves.find((move) => move.verb === verb) ?? [])
  if (offered.length === 0 || props.request.endedAt !== null) return null
  return (
    <Panel title={t('intervene.title')}>
      <Space wrap>
        {offered.map(({ verb, legal, reason }) => (
          <ActionButton
            key={verb}
            danger={verb === 'terminate'}
            reason={legal ? null : (reason?.message ?? '')}
            onClick={() => setOpen(verb as Verb)}
          >
            {t(`action.${verb as Verb}`)}
          </ActionButton>
        ))}
      </Space>
      {open !== null && <OpenDialog {...props} verb={open} onClose={() => setOpen(null)} />}
    </Panel>
  )
}
