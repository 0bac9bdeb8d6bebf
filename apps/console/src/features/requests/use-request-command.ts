import { type MutationFunction, useMutation } from '@tanstack/react-query'
import { useCommandKey } from '../../shared/api/command-key.ts'
import { refreshRequests } from '../../shared/api/refresh.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'

type Options<Input, Output> = {
  readonly mutation: { readonly mutationFn?: MutationFunction<Output, Input> }
  /** What is said once it is done. */
  readonly said: string
  readonly onDone: (output: Output) => void
}

/** Sends one command on a request: once for each thing sent, with every view of requests read again after it. */
export const useRequestCommand = <Input extends { key?: string | undefined }, Output>({
  mutation,
  said,
  onDone,
}: Options<Input, Output>) => {
  const keyFor = useCommandKey()
  const notify = useNotify()
  const {
    mutate,
    mutateAsync: _,
    ...state
  } = useMutation({
    ...mutation,
    onSuccess: (output) => {
      notify(said)
      onDone(output)
    },
    // A refusal often means that the request has moved on meanwhile.
    onSettled: refreshRequests,
  })
  return { ...state, send: (input: Omit<Input, 'key'>) => mutate({ ...input, key: keyFor(input) } as Input) }
}
