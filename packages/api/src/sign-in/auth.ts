import { apiKey } from '@better-auth/api-key'
import type { Database } from '@countersign/database/client'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'

export type AuthOptions = {
  readonly database: Database
  /** Where browsers reach the server, as in `https://countersign.example`. */
  readonly publicUrl: string
  readonly secret: string
}

const DAY = 86_400

/**
 * Sessions and API keys on our database (tables `auth_*`); a user's id is the person's id. People are made by
 * administrators: nobody signs up.
 */
export const createAuth = ({ database, publicUrl, secret }: AuthOptions) => {
  const secure = publicUrl.startsWith('https:')
  return betterAuth({
    appName: 'Countersign',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: prismaAdapter(database.prisma, { provider: 'postgresql' }),
    user: { modelName: 'authUser' },
    // A verified session is kept in process for seconds, so it is not prolonged by being used (see decision 041).
    session: { modelName: 'authSession', expiresIn: 7 * DAY, disableSessionRefresh: true },
    account: { modelName: 'authAccount' },
    verification: { modelName: 'authVerification' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
    },
    // Ours counts failures only, per account as well, and over all servers (sign-in-limit.ts).
    rateLimit: { enabled: false },
    advanced: {
      // better-auth would name it `__Secure-`; `__Host-` also ties it to this host and to the path `/`.
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: secure ? '__Host-countersign.session' : 'countersign.session',
          attributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
      // Every mutation's Origin is checked before it gets here, by one rule for all of them.
      disableCSRFCheck: true,
    },
    plugins: [
      apiKey({
        schema: { apikey: { modelName: 'authApiKey' } },
        defaultPrefix: 'cs_',
        requireName: true,
        rateLimit: { enabled: false },
        keyExpiration: { defaultExpiresIn: 365 * DAY * 1000, maxExpiresIn: 365 },
      }),
    ],
  })
}
export type Auth = ReturnType<typeof createAuth>
