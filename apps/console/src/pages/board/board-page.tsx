import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Checkbox, Empty } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountsNav } from '../../features/accounts/accounts-nav.tsx'
import styles from '../../features/boards/board.module.css'
import { BoardCard } from '../../features/boards/board-card.tsx'
import { boardQuery } from '../../features/boards/board-query.ts'
import type { BoardView } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Page } from '../../shared/ui/page.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { ScrollFrame } from '../../shared/ui/scroll-frame.tsx'

const Columns = ({ board }: { readonly board: BoardView }) => {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const columns = board.columns.filter(({ count }) => all || count > 0)
  return (
    <>
      <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)} style={{ marginBottom: 12 }}>
        {t('board.emptyToo')}
      </Checkbox>
      {board.more && <Alert type="info" showIcon title={t('board.more')} style={{ marginBottom: 12 }} />}
      {columns.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('board.nothing')} />
      )}
      <ScrollFrame label={t('board.label')} className={styles.board}>
        {columns.map(({ step, title, count, cards }) => (
          <section key={step} className={styles.column} aria-labelledby={`board-${step}`}>
            <h2 id={`board-${step}`}>
              {title} <span className={styles.count}>{count}</span>
            </h2>
            <ul className={styles.cards}>
              {cards.map((card) => (
                <BoardCard key={card.id} card={card} />
              ))}
            </ul>
            {count > cards.length && (
              <span className={styles.quiet}>{t('board.rest', { count: count - cards.length })}</span>
            )}
          </section>
        ))}
      </ScrollFrame>
    </>
  )
}

/** The board 看板 of a process: suggestions, the selection pipeline, or any other. */
export const BoardPage = ({ definition }: { readonly definition: string }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useQuery(boardQuery(definition))
  return (
    <Page
      title={query.data === undefined ? t('board.label') : labelText(query.data.title, language)}
      extra={
        <Link to="/new/$definition" params={{ definition }}>
          {t('nav.new')}
        </Link>
      }
    >
      <AccountsNav />
      <QueryView query={query} rows={10}>
        {(board) => <Columns board={board} />}
      </QueryView>
    </Page>
  )
}
