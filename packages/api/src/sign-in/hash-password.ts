import * as crypto from 'better-auth/crypto'

/** A salted scrypt hash of a password, as kept in `auth_account.password`. About 50 ms off the main thread. */
export const hashPassword = (password: string): Promise<string> => crypto.hashPassword(password)
