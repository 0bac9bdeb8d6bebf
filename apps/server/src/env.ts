import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { DEFAULT_RATES, NO_RATES, RATE_NAMES, type Rates } from '@countersign/api/rates'
import { z } from 'zod'

/** A variable set to nothing counts as not set: that is what `PORT= npm start` and compose files mean. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const isPostgresUrl = (value: string): boolean => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value)

const isOrigin = (value: string): boolean => URL.canParse(value) && new URL(value).origin === value

const isSmtpUrl = (value: string): boolean => /^smtps?:\/\/[^/]/.test(value) && URL.canParse(value)

const isNetwork = (value: string): boolean => {
  const [address = '', bits, ...more] = value.split('/')
  const family = isIP(address)
  if (bits === undefined || family === 0) return family !== 0
  return more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32)
}

const listOf = (value: string): readonly string[] => value.split(/[\s,]+/).filter((part) => part !== '')

const RATE = new RegExp(`^(${RATE_NAMES.join('|')})=\\d{1,6}(\\.\\d{1,3})?$`)

const isRates = (value: string): boolean => value === 'off' || listOf(value).every((pair) => RATE.test(pair))

const ratesFrom = (value: string): Rates =>
  value === 'off'
    ? NO_RATES
    : { ...DEFAULT_RATES, ...Object.fromEntries(listOf(value).map((pair) => rateIn(pair))) }

const rateIn = (pair: string): readonly [string, number] => {
  const [name = '', perSecond = ''] = pair.split('=')
  return [name, Number(perSecond)]
}

const Variables = z.object({
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/, 'must be a port number, such as 4000')
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65_535, 'must be between 1 and 65535'),
  ),
  HOST: optional(z.string().max(255)),
  DATABASE_URL: optional(
    z
      .string()
      .refine(isPostgresUrl, 'must be an address such as postgresql://user:password@host:5432/database'),
  ),
  DATA_DIR: optional(z.string()),
  DEMO: optional(z.enum(['0', '1', 'people'], 'must be 0, 1 or people')),
  DEMO_PASSWORD: optional(z.string().max(128, 'must have at most 128 characters')),
  ROLE: optional(z.enum(['all', 'web', 'worker'], 'must be all, web or worker')),
  PUBLIC_URL: optional(
    z.string().refine(isOrigin, 'must be an origin such as https://countersign.example, without a path'),
  ),
  SMTP_URL: optional(
    z.string().refine(isSmtpUrl, 'must be an address such as smtps://user:password@mail.example:465'),
  ),
  MAIL_FROM: optional(
    z
      .string()
      .max(320)
      .regex(
        /^[^\r\n<>]*<?[^\s@<>]+@[^\s@<>]+>?$/,
        'must be a sender such as Countersign <no-reply@countersign.example>',
      ),
  ),
  TRUST_PROXY: optional(
    z
      .string()
      .refine(
        (value) => listOf(value).every(isNetwork),
        'must be addresses and networks such as 127.0.0.1, 10.0.0.0/8',
      )
      .transform(listOf),
  ),
  RATE_LIMITS: optional(
    z
      .string()
      .refine(isRates, `must be off, or calls a second such as account=1000, of ${RATE_NAMES.join(', ')}`)
      .transform(ratesFrom),
  ),
  MOST_WAITING: optional(
    z
      .string()
      .regex(/^[1-9]\d{0,5}$/, 'must be a number of commands from 1 to 999999')
      .transform(Number),
  ),
  METRICS_TOKEN: optional(
    z.string().regex(/^[\x21-\x7e]{16,200}$/, 'must be 16 to 200 letters, digits and signs without spaces'),
  ),
  RECORD_KEY_FILE: optional(z.string()),
  RECORD_HEADS_DIR: optional(z.string()),
  RECORD_REFUSED_DAYS: optional(
    z
      .string()
      .regex(/^\d{1,5}$/, 'must be a number of days, such as 365')
      .transform(Number)
      .refine((days) => days >= 1, 'must be 1 or more'),
  ),
  RECORD_SIGN_SECONDS: optional(
    z
      .string()
      .regex(/^\d{1,5}$/, 'must be a number of seconds, such as 60')
      .transform(Number)
      .refine((seconds) => seconds >= 1, 'must be 1 or more'),
  ),
  LOG_LEVEL: optional(
    z.enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    ),
  ),
})

/** The variables that are read, as the tables of both READMEs name them. */
export const SETTING_NAMES: readonly string[] = Object.keys(Variables.shape)

/** Every setting of the server, checked and with its default; the README has the same table. */
export type Environment = {
  readonly port: number
  readonly host: string
  /** Null: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly demo: boolean
  /** Whether an empty demo is given its requests too, or people, departments and accounts alone. */
  readonly demoHistory: boolean
  /** Null: drawn once and kept in `dataDir`. */
  readonly demoPassword: string | null
  readonly role: 'all' | 'web' | 'worker'
  /** Where this machine reaches the server. */
  readonly localUrl: string
  /** Where browsers reach the server. */
  readonly publicUrl: string
  /** Null: no mail is sent; a demo keeps it in the outbox page. */
  readonly smtp: { readonly url: string; readonly from: string } | null
  /** Addresses and networks of proxies that are believed about who called them. */
  readonly proxies: readonly string[]
  readonly rates: Rates
  /** So many commands wait or run at most. */
  readonly mostWaiting: number
  /** What Prometheus sends; null: only programs on this machine see the metrics. */
  readonly metricsToken: string | null
  /** How the log is vouched for: null files are in `dataDir`. */
  readonly records: {
    readonly keyFile: string | null
    readonly headsDir: string | null
    readonly signSeconds: number
    /** How long refused attempts are kept. */
    readonly refusedDays: number
  }
  readonly logLevel: string
}

export type EnvironmentAnswer =
  | { readonly environment: Environment }
  /** One sentence a variable, each beginning with its name. */
  | { readonly problems: readonly string[] }

/** A host that listens everywhere is no address to open; brackets are how a URL writes IPv6. */
const addressOf = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/** The sender when none is named: on the host that people know the server by. */
const senderAt = (publicUrl: string): string => `Countersign <no-reply@${new URL(publicUrl).hostname}>`

const absolute = (path: string | undefined): string | null => (path === undefined ? null : resolve(path))

/** Reads the settings from variables such as `process.env`. */
export const parseEnvironment = (
  variables: Readonly<Record<string, string | undefined>>,
): EnvironmentAnswer => {
  const parsed = Variables.safeParse(variables)
  if (!parsed.success) {
    return { problems: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`) }
  }
  const { PORT = 4000, HOST = '127.0.0.1', DATABASE_URL = null, DEMO, ROLE = 'all', PUBLIC_URL } = parsed.data
  const { SMTP_URL = null, MAIL_FROM } = parsed.data
  const localUrl = `http://${addressOf(HOST)}:${PORT}`
  return {
    environment: {
      port: PORT,
      host: HOST,
      databaseUrl: DATABASE_URL,
      dataDir: resolve(parsed.data.DATA_DIR ?? '.data'),
      demo: DEMO === undefined ? DATABASE_URL === null : DEMO !== '0',
      demoHistory: DEMO !== 'people',
      demoPassword: parsed.data.DEMO_PASSWORD ?? null,
      role: ROLE,
      localUrl,
      publicUrl: PUBLIC_URL ?? localUrl,
      smtp: SMTP_URL === null ? null : { url: SMTP_URL, from: MAIL_FROM ?? senderAt(PUBLIC_URL ?? localUrl) },
      proxies: parsed.data.TRUST_PROXY ?? [],
      rates: parsed.data.RATE_LIMITS ?? DEFAULT_RATES,
      mostWaiting: parsed.data.MOST_WAITING ?? 2000,
      metricsToken: parsed.data.METRICS_TOKEN ?? null,
      records: {
        keyFile: absolute(parsed.data.RECORD_KEY_FILE),
        headsDir: absolute(parsed.data.RECORD_HEADS_DIR),
        signSeconds: parsed.data.RECORD_SIGN_SECONDS ?? 60,
        refusedDays: parsed.data.RECORD_REFUSED_DAYS ?? 365,
      },
      logLevel: parsed.data.LOG_LEVEL ?? 'info',
    },
  }
}

/** The one place where the process's environment is read. */
export const readEnvironment = (): EnvironmentAnswer => parseEnvironment(process.env)
