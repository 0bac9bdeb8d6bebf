import type { Auth } from './auth.ts'

/** How a request proved who sends it; browsers send a cookie by themselves, a key only a program can send. */
type Session = { readonly person: string; readonly by: 'cookie' | 'key' }

export type Sessions = {
  /** Who sends this request, or null. Whether they are still active is the organisation's question. */
  sessionOf(headers: Headers): Promise<Session | null>
  /** Forgets what this request proved, at sign-out. */
  forget(headers: Headers): void
}

/** A verified session is believed this long before the database is asked again (decision 041). */
const BELIEVED_MS = 3000
const MOST_KEPT = 10_000

/** `key` is the session's signed token or the API key. */
type Proof = { readonly key: string; readonly by: Session['by'] }
type Kept = { readonly session: Session | null; readonly until: number }

export const createSessions = (auth: Auth, now: () => number = Date.now): Sessions => {
  const kept = new Map<string, Kept>()
  const underWay = new Map<string, Promise<Session | null>>()
  const cookie = auth.options.advanced.cookies.session_token.name
  const verify = async (proof: Proof): Promise<Session | null> => {
    const person =
      proof.by === 'key' ? await byKey(auth, proof.key) : await byCookie(auth, `${cookie}=${proof.key}`)
    return person === null ? null : { person, by: proof.by }
  }
  const keep = (key: string, session: Session | null) => {
    if (kept.size >= MOST_KEPT) kept.clear()
    // What was refused is asked again: a guess must not push verified ones out, and a new key works at once.
    if (session === null) kept.delete(key)
    else kept.set(key, { session, until: now() + BELIEVED_MS })
  }
  const ask = (proof: Proof): Promise<Session | null> => {
    const asked = verify(proof)
      .then((session) => {
        // Forgotten meanwhile, it must not come back.
        if (underWay.get(proof.key) === asked) keep(proof.key, session)
        return session
      })
      .finally(() => {
        if (underWay.get(proof.key) === asked) underWay.delete(proof.key)
      })
    underWay.set(proof.key, asked)
    return asked
  }
  return {
    sessionOf: async (headers) => {
      const proof = proofOf(headers, cookie)
      if (proof === null) return null
      const known = kept.get(proof.key)
      if (known !== undefined && known.until > now()) return known.session
      // A page asks for several things at once: one question about who asks is enough for all of them.
      return underWay.get(proof.key) ?? ask(proof)
    },
    forget: (headers) => {
      const proof = proofOf(headers, cookie)
      if (proof === null) return
      kept.delete(proof.key)
      underWay.delete(proof.key)
    },
  }
}

/** A key wins over a cookie, since it was sent on purpose. */
const proofOf = (headers: Headers, cookie: string): Proof | null => {
  const authorization = headers.get('authorization')
  if (authorization !== null) {
    const key = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1]
    return key === undefined ? null : { key, by: 'key' }
  }
  const token = tokenIn(headers.get('cookie') ?? '', `${cookie}=`)
  return token === null ? null : { key: token, by: 'cookie' }
}

const MOST_TOKEN = 500

/**
 * Only the cookie by its whole name: over TLS that is one with `__Host-`, which no neighbouring host can set, and another
 * beside it proves nothing.
 */
const tokenIn = (cookies: string, prefix: string): string | null => {
  const token = cookies
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(prefix))
    ?.slice(prefix.length)
  return token === undefined || token === '' || token.length > MOST_TOKEN ? null : token
}

/** Asks with nothing but the token that the answer will be kept under. */
const byCookie = async (auth: Auth, cookie: string): Promise<string | null> =>
  (await auth.api.getSession({ headers: new Headers({ cookie }) }))?.user.id ?? null

const byKey = async (auth: Auth, key: string): Promise<string | null> => {
  const answer = await auth.api.verifyApiKey({ body: { key } })
  return answer.valid ? (answer.key?.referenceId ?? null) : null
}
