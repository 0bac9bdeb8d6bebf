import type pg from 'pg'

/** Stores the draft of a definition, replacing the one before it. */
export const saveDefinitionDraft = async (
  pool: pg.Pool,
  draft: { readonly key: string; readonly body: string; readonly author: string },
): Promise<void> => {
  await pool.query(
    `INSERT INTO definition_draft (key, body, author_id, updated_at, revision)
     VALUES ($1, $2, $3, clock_timestamp(), 1)
     ON CONFLICT (key) DO UPDATE SET body = EXCLUDED.body, author_id = EXCLUDED.author_id,
       updated_at = EXCLUDED.updated_at, revision = definition_draft.revision + 1`,
    [draft.key, draft.body, draft.author],
  )
}
