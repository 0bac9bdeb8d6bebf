import type { Database } from '@countersign/database/client'
import type { SendMail } from './mail.ts'

const KEPT = '30 days'

/** In a demo without a mail server: a mail is put into the outbox 发件箱 where people can read it, for a month. */
export const keepMail =
  ({ pool }: Pick<Database, 'pool'>): SendMail =>
  async ({ id, person, to, subject, html, text }) => {
    await pool.query(
      `INSERT INTO kept_mail (id, person_id, address, subject, html, body, at)
       VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp()) ON CONFLICT DO NOTHING`,
      [id, person, to.address, subject, html, text],
    )
    await pool.query('DELETE FROM kept_mail WHERE at < clock_timestamp() - $1::interval', [KEPT])
  }
