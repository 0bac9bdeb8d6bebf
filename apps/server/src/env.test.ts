import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseEnvironment, SETTING_NAMES } from './env.ts'

const environmentOf = (variables: Record<string, string>) => {
  const answer = parseEnvironment(variables)
  if ('problems' in answer) throw new Error(answer.problems.join(' '))
  return answer.environment
}

const problemsOf = (variables: Record<string, string>) => {
  const answer = parseEnvironment(variables)
  return 'problems' in answer ? answer.problems : []
}

describe('the environment', () => {
  it('serves the demo from the embedded database on 127.0.0.1:4000 when nothing is set', () => {
    const environment = environmentOf({})
    expect(environment).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      databaseUrl: null,
      demo: true,
      role: 'all',
    })
    expect(environment.publicUrl).toBe('http://127.0.0.1:4000')
    expect(environment.dataDir).toMatch(/^\/.*\/\.data$/)
  })

  it('leaves the demo out on a database of its own unless asked for it', () => {
    const DATABASE_URL = 'postgresql://me:secret@db.example:5432/countersign'
    expect(environmentOf({ DATABASE_URL }).demo).toBe(false)
    expect(environmentOf({ DATABASE_URL, DEMO: '1' }).demo).toBe(true)
    expect(environmentOf({ DEMO: '0' }).demo).toBe(false)
  })

  it('keeps the key for records and their second place in the data directory unless told', () => {
    expect(environmentOf({}).records).toEqual({
      keyFile: null,
      headsDir: null,
      signSeconds: 60,
      refusedDays: 365,
    })
    const set = { RECORD_KEY_FILE: '/keys/a.pem', RECORD_HEADS_DIR: '/mnt/heads', RECORD_SIGN_SECONDS: '5' }
    expect(environmentOf(set).records).toEqual({
      keyFile: '/keys/a.pem',
      headsDir: '/mnt/heads',
      signSeconds: 5,
      refusedDays: 365,
    })
    expect(problemsOf({ RECORD_SIGN_SECONDS: '0' })).toEqual(['RECORD_SIGN_SECONDS must be 1 or more.'])
  })

  it('takes an empty variable for one not set', () => {
    expect(environmentOf({ PORT: '', DATABASE_URL: '', PUBLIC_URL: '' }).port).toBe(4000)
  })

  it('gives browsers an address they can open when it listens everywhere', () => {
    expect(environmentOf({ HOST: '0.0.0.0', PORT: '8080' }).publicUrl).toBe('http://127.0.0.1:8080')
    expect(environmentOf({ HOST: '::1' }).publicUrl).toBe('http://[::1]:4000')
  })

  it('sends mail only when a mail server is named, from the host people know', () => {
    expect(environmentOf({ MAIL_FROM: 'a@b.example' }).smtp).toBeNull()
    const SMTP_URL = 'smtp://mail.example:25'
    expect(environmentOf({ SMTP_URL, PUBLIC_URL: 'https://c.example' }).smtp).toEqual({
      url: SMTP_URL,
      from: 'Countersign <no-reply@c.example>',
    })
    const MAIL_FROM = '会签 <approvals@c.example>'
    expect(environmentOf({ SMTP_URL, MAIL_FROM }).smtp?.from).toBe(MAIL_FROM)
  })

  it('tells the address browsers use from the one it listens on', () => {
    const environment = environmentOf({ PUBLIC_URL: 'https://countersign.example' })
    expect(environment.localUrl).toBe('http://127.0.0.1:4000')
    expect(environment.publicUrl).toBe('https://countersign.example')
  })

  it('believes no proxy but those named', () => {
    expect(environmentOf({}).proxies).toEqual([])
    const TRUST_PROXY = '127.0.0.1, 10.0.0.0/8 fd00::/8'
    expect(environmentOf({ TRUST_PROXY }).proxies).toEqual(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'])
  })

  it('limits calls unless told otherwise, each kind by itself', () => {
    const { rates } = environmentOf({})
    expect(Object.values(rates).every((rate) => rate > 0)).toBe(true)
    const given = environmentOf({ RATE_LIMITS: 'account=20, papers=0.5 uploads=0' }).rates
    expect(given).toEqual({ ...rates, account: 20, papers: 0.5, uploads: 0 })
    expect(new Set(Object.values(environmentOf({ RATE_LIMITS: 'off' }).rates))).toEqual(new Set([0]))
  })

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '0'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://db.example/countersign'],
    ['DATABASE_URL', 'db.example'],
    ['DEMO', 'yes'],
    ['ROLE', 'boss'],
    ['PUBLIC_URL', 'countersign.example'],
    ['PUBLIC_URL', 'https://countersign.example/console'],
    ['SMTP_URL', 'https://mail.example'],
    ['SMTP_URL', 'mail.example:25'],
    ['MAIL_FROM', 'nobody'],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '127.0.0.1, proxy.example'],
    ['RATE_LIMITS', 'none'],
    ['RATE_LIMITS', 'account=-1'],
    ['RATE_LIMITS', 'account=1 all=2'],
    ['MOST_WAITING', '0'],
    ['MOST_WAITING', 'many'],
    ['METRICS_TOKEN', 'short'],
    ['METRICS_TOKEN', 'with spaces between them'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s when it is %s', (name, value) => {
    const problems = problemsOf({ [name]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name} must be`))
  })

  it('names every variable that is wrong at once', () => {
    expect(problemsOf({ PORT: 'x', ROLE: 'y' })).toHaveLength(2)
  })
})

describe('the tables of settings', () => {
  it.each(['README.md', 'README.zh-CN.md'])('%s names every variable that is read, and no other', (file) => {
    const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
    const named = [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
    expect(named.sort()).toEqual([...SETTING_NAMES].sort())
  })
})
