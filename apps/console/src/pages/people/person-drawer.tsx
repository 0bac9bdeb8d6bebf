import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Drawer, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonAbsences } from '../../features/absences/person-absences.tsx'
import { DepartmentSelect } from '../../features/departments/department-select.tsx'
import { ChangeEffect } from '../../features/people/change-effect.tsx'
import { createPersonMutation, updatePersonMutation } from '../../features/people/change-people.ts'
import { InviteLink } from '../../features/people/invite-link.tsx'
import styles from '../../features/people/people.module.css'
import { PersonForm } from '../../features/people/person-form.tsx'
import type { DirectoryPerson, PersonFormValues } from '../../shared/api/views.ts'
import { useDebounced } from '../../shared/ui/use-debounced.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { useReturnFocus } from '../../shared/ui/use-return-focus.ts'
import { PersonActions } from './person-actions.tsx'

type Props = {
  /** Null for a new one. */
  readonly person: DirectoryPerson | null
  /** False for an auditor, who only looks. */
  readonly manages: boolean
  readonly onClose: () => void
}

const formOf = ({ name, email, rank, department, superior, roles }: DirectoryPerson): PersonFormValues => ({
  name,
  email,
  rank,
  department: department.key,
  superior: superior?.id ?? null,
  roles,
})

/** What of a change moves tasks; a new name or address does not. */
const placeOf = ({ rank, department, superior }: PersonFormValues): string =>
  JSON.stringify([rank, department, superior])

/** A person to look at, change, invite or disable; or a new one. */
export const PersonDrawer = ({ person, manages, onClose }: Props) => {
  const { t } = useTranslation()
  useReturnFocus()
  return (
    <Drawer
      open
      destroyOnHidden
      onClose={onClose}
      size="min(520px, 100vw)"
      title={person === null ? t('people.add') : person.name}
    >
      {person === null ? (
        <NewPerson />
      ) : (
        <ExistingPerson key={person.id} person={person} manages={manages} onClose={onClose} />
      )}
    </Drawer>
  )
}

const NewPerson = () => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const [form] = Form.useForm<PersonFormValues>()
  const { mutate, data, variables, isPending, error, reset } = useMutation(createPersonMutation())
  if (data !== undefined) {
    const again = (): void => {
      form.resetFields()
      reset()
    }
    return (
      <>
        <InviteLink name={variables.name} token={data.token} />
        <div className={styles.actions}>
          <Button onClick={again}>{t('people.addAnother')}</Button>
        </div>
      </>
    )
  }
  return (
    <PersonForm
      form={form}
      initial={{}}
      superior={null}
      department={<DepartmentSelect />}
      onChange={() => undefined}
      onSave={(values) => mutate(values)}
    >
      {error !== null && (
        <Alert type="error" showIcon role="alert" title={problemText(error)} style={{ marginBottom: 16 }} />
      )}
      <Button type="primary" htmlType="submit" loading={isPending}>
        {t('people.addConfirm')}
      </Button>
    </PersonForm>
  )
}

const ExistingPerson = ({ person, manages, onClose }: Props & { readonly person: DirectoryPerson }) => {
  const { t } = useTranslation()
  const notify = useNotify()
  const problemText = useProblemText()
  const [form] = Form.useForm<PersonFormValues>()
  const before = formOf(person)
  const [values, setValues] = useState(before)
  const settled = useDebounced(values, 400)
  const { mutate, isPending, error } = useMutation(updatePersonMutation())
  const save = (next: PersonFormValues): void =>
    mutate(
      { id: person.id, ...next },
      {
        onSuccess: () => {
          notify(t('people.saved', { name: next.name }))
          onClose()
        },
      },
    )
  return (
    <>
      <PersonForm
        form={form}
        disabled={!manages}
        initial={before}
        superior={person.superior}
        self={person.id}
        department={<DepartmentSelect />}
        onChange={setValues}
        onSave={save}
      >
        {placeOf(settled) !== placeOf(before) && (
          <ChangeEffect input={{ change: 'update', id: person.id, form: settled }} />
        )}
        {error !== null && (
          <Alert type="error" showIcon role="alert" title={problemText(error)} style={{ marginBottom: 16 }} />
        )}
        {manages && (
          <Button type="primary" htmlType="submit" loading={isPending}>
            {t('people.save')}
          </Button>
        )}
      </PersonForm>
      <PersonAbsences id={person.id} name={person.name} manages={manages && person.active} />
      {manages && <PersonActions person={person} onClose={onClose} />}
      <p>
        <Link to="/changes" search={{ person: person.id }}>
          {t('changes.ofPerson', { name: person.name })}
        </Link>
      </p>
    </>
  )
}
