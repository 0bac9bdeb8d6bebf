import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { AbsenceForm } from './absence-form.tsx'
import { AbsenceList } from './absence-list.tsx'
import styles from './absences.module.css'
import { addPersonAbsenceMutation, personAbsencesQuery, removePersonAbsenceMutation } from './absences.ts'

type Props = { readonly id: string; readonly name: string; readonly manages: boolean }

/** When somebody else is away; an administrator enters it for whoever cannot. */
export const PersonAbsences = ({ id, name, manages }: Props) => {
  const { t } = useTranslation()
  const notify = useNotify()
  const query = useQuery(personAbsencesQuery(id))
  const add = useMutation(addPersonAbsenceMutation())
  const remove = useMutation(removePersonAbsenceMutation())
  const [entering, setEntering] = useState(false)
  return (
    <section aria-label={t('absences.of', { name })}>
      <h2 className={styles.heading}>{t('absences.title')}</h2>
      <QueryView query={query} rows={2}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className={styles.about}>{t('absences.none')}</p>}
            <AbsenceList
              label={t('absences.of', { name })}
              absences={items}
              say={({ substitute }) => t('absences.by', { name: substitute.name })}
              removing={remove.isPending}
              {...(manages && {
                onRemove: ({ from }) =>
                  remove.mutate({ id, from }, { onSuccess: () => notify(t('absences.removed')) }),
              })}
            />
          </>
        )}
      </QueryView>
      {manages && !entering && <Button onClick={() => setEntering(true)}>{t('absences.enter')}</Button>}
      {manages && entering && (
        <AbsenceForm
          person={id}
          saving={add.isPending}
          error={add.error ?? remove.error}
          onSave={(absence) =>
            add.mutate(
              { id, ...absence },
              {
                onSuccess: () => {
                  notify(t('absences.added'))
                  setEntering(false)
                },
              },
            )
          }
        />
      )}
    </section>
  )
}
