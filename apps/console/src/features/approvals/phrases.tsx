import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { phrasesQuery } from './list-phrases.ts'
import styles from './phrases.module.css'

const PhrasesDialog = lazy(async () => ({ default: (await import('./phrases-dialog.tsx')).PhrasesDialog }))

/** What people write most, for whoever has no phrases of their own. */
const useDefaults = (): readonly string[] => {
  const { t } = useTranslation()
  return [t('phrases.agreed'), t('phrases.complete'), t('phrases.reduce'), t('phrases.refuse')]
}

/** Phrases for the opinion 常用语: one press writes it; the reader's own, or a few to begin with. */
export const Phrases = ({ onChoose }: { readonly onChoose: (text: string) => void }) => {
  const { t } = useTranslation()
  const { data } = useQuery(phrasesQuery())
  const defaults = useDefaults()
  const [editing, setEditing] = useState<boolean | null>(null)
  const texts = data?.texts ?? defaults
  return (
    <fieldset aria-label={t('phrases.title')} className={styles.phrases}>
      {texts.map((text) => (
        <Button key={text} size="small" shape="round" onClick={() => onChoose(text)}>
          {text}
        </Button>
      ))}
      <Button size="small" type="link" onClick={() => setEditing(true)}>
        {t('phrases.edit')}
      </Button>
      <Suspense fallback={null}>
        {editing !== null && <PhrasesDialog open={editing} texts={texts} onClose={() => setEditing(false)} />}
      </Suspense>
    </fieldset>
  )
}
