import { useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { meQuery } from '../session/get-me.ts'
import { AbsenceForm } from './absence-form.tsx'
import { AbsenceList } from './absence-list.tsx'
import styles from './absences.module.css'
import { absencesQuery, addAbsenceMutation, removeAbsenceMutation } from './absences.ts'

/** When the signed-in person is away, who acts for them, and for whom they act. */
export const OwnAbsences = () => {
  const { t } = useTranslation()
  const notify = useNotify()
  const { data: me } = useSuspenseQuery(meQuery())
  const query = useQuery(absencesQuery())
  const add = useMutation(addAbsenceMutation())
  const remove = useMutation(removeAbsenceMutation())
  const mayEnter = me.permissions.includes('absences:enter')
  return (
    <QueryView query={query} rows={3}>
      {({ own, others }) => (
        <>
          <p className={styles.about}>{t('absences.about')}</p>
          <AbsenceList
            label={t('absences.own')}
            absences={own}
            say={({ substitute }) => t('absences.by', { name: substitute.name })}
            removing={remove.isPending}
            onRemove={({ from }) =>
              remove.mutate({ from }, { onSuccess: () => notify(t('absences.removed')) })
            }
          />
          {mayEnter && (
            <AbsenceForm
              person={me.person.id}
              saving={add.isPending}
              error={add.error ?? remove.error}
              onSave={(absence, done) =>
                add.mutate(absence, {
                  onSuccess: () => {
                    notify(t('absences.added'))
                    done()
                  },
                })
              }
            />
          )}
          {others.length > 0 && <h3 className={styles.heading}>{t('absences.others')}</h3>}
          <AbsenceList
            label={t('absences.others')}
            absences={others}
            say={({ person }) => t('absences.for', { name: person.name })}
          />
        </>
      )}
    </QueryView>
  )
}
