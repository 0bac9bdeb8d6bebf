/** Every reason why a backup is not made or not put back. */
export type BackupErrorCode =
  | 'folder-exists'
  | 'no-backup'
  | 'backup-damaged'
  | 'backup-newer'
  | 'database-not-empty'
  | 'restored-differs'
  | 'file-exists'

const SENTENCES: Readonly<Record<BackupErrorCode, string>> = {
  'folder-exists': 'There is something at that place already. Name a new folder.',
  'no-backup': 'That folder holds no backup: it has no manifest, or one that cannot be read.',
  'backup-damaged': 'The backup is damaged: what it holds is not what its manifest says.',
  'backup-newer': 'The backup was made by a newer version of Countersign. Restore it with that version.',
  'database-not-empty': 'The database is not empty. A backup is put back into an empty one only.',
  'restored-differs': 'What was put back is not what the backup holds. Nothing was kept.',
  'file-exists': 'A file of the backup is there already, with other contents. It was left as it is.',
}

/** Why a backup is not made or not put back, as a sentence for an operator, with a stable code. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
  readonly code: BackupErrorCode

  constructor(code: BackupErrorCode, where: string) {
    super(`${SENTENCES[code]} (${code}: ${where})`)
    this.code = code
  }
}
