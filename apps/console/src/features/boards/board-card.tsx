import { Link } from '@tanstack/react-router'
import { Tag } from 'antd'
import type { BoardView } from '../../shared/api/views.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Age } from '../../shared/ui/age.tsx'
import { DueChip } from '../../shared/ui/due-chip.tsx'
import styles from './board.module.css'

type Card = BoardView['columns'][number]['cards'][number]

/** A request on a board: whose account, since when, what was promised, what passed. */
export const BoardCard = ({ card }: { readonly card: Card }) => {
  const language = useLanguage()
  return (
    <li className={styles.card}>
      <Link to="/requests/$id" params={{ id: card.id }} className={styles.link}>
        {card.subject ?? card.number}
      </Link>
      <span className={styles.quiet}>
        {card.number} · {card.requester.name} · <Age at={card.startedAt} />
      </span>
      {card.dates.map(({ label, date }) => (
        <span key={label.zh} className={styles.quiet}>
          {labelText(label, language)} {date}
        </span>
      ))}
      <span className={styles.tags}>
        {card.flags.map((label) => (
          <Tag key={label.zh} color="error" variant="outlined">
            {labelText(label, language)}
          </Tag>
        ))}
        <DueChip due={card.due} />
      </span>
    </li>
  )
}
