import { useRef } from 'react'

/** An idempotency key: the server applies a command once for it, however often it arrives. */
const newKey = (): string => crypto.randomUUID()

/**
 * A key that stays the same while the same thing is sent again, and changes with what is sent: a double click applies
 * once, and a corrected form is a new command.
 */
export const useCommandKey = (): ((body: unknown) => string) => {
  const last = useRef({ body: '', key: '' })
  return (body) => {
    const text = JSON.stringify(body)
    if (last.current.body !== text) last.current = { body: text, key: newKey() }
    return last.current.key
  }
}
