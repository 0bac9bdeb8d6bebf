import type { FieldProblem } from '@countersign/engine/refusal'
import { pointerOf } from './zod-problems.ts'

/** Deeper than any document of ours, far less than what would end a recursion. */
const MAX_DEPTH = 64

/** Names that reach an object's prototype; no field and no key may be called so. */
const REFUSED_NAMES = new Set(['__proto__', 'constructor', 'prototype'])

/** What is wrong with what was found; `not-text` is also what the fields of a form say. */
export const SCANNED_CODES = ['too-deep', 'name-refused', 'not-text'] as const

type Found = { readonly path: readonly PropertyKey[]; readonly code: (typeof SCANNED_CODES)[number] }

/**
 * The first thing in parsed JSON that no schema would stop and that must go no further: nesting past all use, names
 * that reach a prototype, texts that PostgreSQL or canonical JSON cannot hold (NUL, lone surrogates). Null when clean.
 */
export const scanJson = (value: unknown): FieldProblem | null => {
  const found = scan(value, [])
  return found === null ? null : { path: pointerOf(found.path), code: found.code }
}

const scan = (value: unknown, path: readonly PropertyKey[]): Found | null => {
  if (typeof value === 'string') return isText(value) ? null : { path, code: 'not-text' }
  if (typeof value !== 'object' || value === null) return null
  if (path.length >= MAX_DEPTH) return { path, code: 'too-deep' }
  for (const [key, inner] of Object.entries(value)) {
    if (!isText(key)) return { path, code: 'not-text' }
    if (REFUSED_NAMES.has(key)) return { path: [...path, key], code: 'name-refused' }
    const found = scan(inner, [...path, key])
    if (found !== null) return found
  }
  return null
}

const isText = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
