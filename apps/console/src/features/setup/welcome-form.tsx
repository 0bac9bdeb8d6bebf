import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form } from 'antd'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { signIn } from '../session/sign-in.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { NewPasswordItem } from './new-password-item.tsx'

type Props = {
  readonly token: string
  readonly submit: string
  readonly onSignedIn: () => void
}

/** A password of one's own, with a link that is used once; the person is signed in right after. */
export const WelcomeForm = ({ token, submit, onSignedIn }: Props) => {
  const problemText = useProblemText()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ password }: { readonly password: string }) =>
      signIn({ email: await acceptInvitation(token, password), password }),
    onSuccess: onSignedIn,
    retry: false,
  })
  return (
    <Form<{ password: string }>
      layout="vertical"
      name="welcome"
      requiredMark={false}
      validateTrigger="onSubmit"
      onFinish={(values) => mutate(values)}
    >
      {error !== null && (
        <Alert type="error" showIcon role="alert" title={problemText(error)} style={{ marginBottom: 16 }} />
      )}
      <NewPasswordItem />
      <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
        {submit}
      </Button>
    </Form>
  )
}
