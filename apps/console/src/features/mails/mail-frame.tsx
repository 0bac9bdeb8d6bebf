import { useQuery } from '@tanstack/react-query'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { mailQuery } from './list-mails.ts'
import styles from './mails.module.css'

/** Beside the sandbox: nothing in a mail runs, is loaded or is sent from here. */
const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`

const withPolicy = (html: string): string => html.replace(/<head>/i, (head) => head + POLICY)

/** A mail as its reader's mail program would show it; its links open in a tab of their own. */
export const MailFrame = ({ id }: { readonly id: string }) => (
  <QueryView query={useQuery(mailQuery(id))} rows={10}>
    {({ subject, html }) => (
      <>
        <h2 className={styles.subject}>{subject}</h2>
        <iframe
          title={subject}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={withPolicy(html)}
          className={styles.frame}
        />
      </>
    )}
  </QueryView>
)
