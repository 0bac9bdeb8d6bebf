import type { Definition } from '@countersign/definition/definition'
import { stepsOf } from '@countersign/definition/steps'
import { useMutation } from '@tanstack/react-query'
import { Alert, Form, Input } from 'antd'
import { lazy, Suspense, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommandKey } from '../../shared/api/command-key.ts'
import { problemOf } from '../../shared/api/problem.ts'
import { refreshRequests } from '../../shared/api/refresh.ts'
import type { MoveView, RequestView } from '../../shared/api/views.ts'
import type { Terms } from '../../shared/definition/terms.ts'
import { useOutcomeText } from '../../shared/definition/use-outcome-text.ts'
import { useKept } from '../../shared/kept/kept.tsx'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { decideTaskMutation } from './decide-task.ts'
import { OutcomeButtons } from './outcome-buttons.tsx'
import { Phrases } from './phrases.tsx'
import type { StepForm } from './step-form.tsx'

// Most tasks have nothing to fill but the opinion: the controls come only where a step asks for more.
const LazyStepForm = lazy(async () => ({ default: (await import('./step-form.tsx')).StepForm }))

type Outcome = MoveView['outcomes'][number]

type Props = {
  readonly request: RequestView
  readonly definition: Definition
  /** The decision on one task as the API offers it. */
  readonly move: MoveView & { readonly task: string }
  readonly terms: Terms
  readonly onDecided: () => void
}

/** Outcomes that leave the step unfinished: its required fields may be empty. */
const STOPPING = ['return', 'reject']

const useDecision = (said: (outcome: string) => string, onDecided: () => void) => {
  const keyFor = useCommandKey()
  const notify = useNotify()
  const { mutate, isPending, error } = useMutation({
    ...decideTaskMutation(),
    onSuccess: (_, { outcome }) => {
      notify(said(outcome))
      onDecided()
    },
    onSettled: refreshRequests,
  })
  type Input = Parameters<typeof mutate>[0]
  return { isPending, error, send: (input: Omit<Input, 'key'>) => mutate({ ...input, key: keyFor(input) }) }
}

const useOpinion = (task: string) => {
  const kept = useKept(`opinion.${task}`)
  const [opinion, setOpinion] = useState(() => String(kept.read() ?? ''))
  return {
    opinion,
    forget: kept.clear,
    write: (text: string) => {
      setOpinion(text)
      kept.write(text)
    },
  }
}

/** A phrase goes behind what stands there already, on a line of its own. */
const withPhrase = (opinion: string, phrase: string): string =>
  opinion.trim() === '' ? phrase : `${opinion.trimEnd()}\n${phrase}`

/** Deciding one task: what the step asks to be filled, the opinion 意见, and exactly the legal outcomes. */
export const DecisionPanel = ({ request, definition, move, terms, onDecided }: Props) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const outcomeText = useOutcomeText(terms)
  const { opinion, write, forget } = useOpinion(move.task)
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLDivElement>(null)
  // A page may hold the panels of several tasks.
  const id = useId()
  const fields = useRef<StepForm>(null)
  const stepKey = request.tasks.find(({ id }) => id === move.task)?.step ?? ''
  const step = stepsOf(definition).get(stepKey)
  const textOf = (outcome: string): string => outcomeText(stepKey, outcome)
  const { send, isPending, error } = useDecision(
    (outcome) => t('decide.done', { outcome: textOf(outcome) }),
    () => {
      forget()
      onDecided()
    },
  )
  const problems = useMemo(() => problemOf(error).errors, [error])
  const choose = ({ outcome, opinionRequired }: Outcome, to: string | null): void => {
    const lacksOpinion = opinionRequired && opinion.trim() === ''
    setMissing(lacksOpinion)
    if (lacksOpinion) {
      field.current?.querySelector('textarea')?.focus()
      return
    }
    const patch = fields.current?.patch(!STOPPING.includes(outcome))
    if (patch === null) return
    send({
      task: move.task,
      outcome,
      revision: request.revision,
      ...(opinion.trim() !== '' && { opinion }),
      ...(patch !== undefined && { fields: patch as Record<string, never> }),
      ...(to !== null && { to }),
    })
  }
  const required = move.outcomes.some((outcome) => outcome.opinionRequired)
  return (
    <>
      {error !== null && (
        <Alert type="error" showIcon role="alert" title={problemText(error)} style={{ marginBottom: 12 }} />
      )}
      {move.advises !== null && (
        <Alert
          type="info"
          showIcon
          title={t('decide.advises', { name: move.advises.name })}
          style={{ marginBottom: 12 }}
        />
      )}
      {step !== undefined && move.editable.length > 0 && (
        <Suspense fallback={null}>
          <LazyStepForm
            ref={fields}
            definition={definition}
            step={step}
            request={request}
            problems={problems}
          />
        </Suspense>
      )}
      <Form layout="vertical" component={false}>
        <Form.Item
          label={t('decide.opinion')}
          htmlFor={id}
          required={required}
          {...(missing && { validateStatus: 'error' as const, help: t('decide.opinionMissing') })}
        >
          <div ref={field}>
            <Input.TextArea
              id={id}
              value={opinion}
              maxLength={4000}
              autoSize={{ minRows: 2, maxRows: 8 }}
              aria-required={required}
              aria-invalid={missing}
              aria-describedby={missing ? `${id}_help` : undefined}
              onChange={(event) => {
                setMissing(false)
                write(event.target.value)
              }}
            />
          </div>
        </Form.Item>
      </Form>
      <Phrases
        onChoose={(text) => {
          setMissing(false)
          write(withPhrase(opinion, text))
        }}
      />
      <OutcomeButtons
        outcomes={move.outcomes}
        terms={terms}
        textOf={textOf}
        sending={isPending}
        onChoose={choose}
      />
    </>
  )
}
