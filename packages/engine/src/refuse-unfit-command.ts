import { inspectJson, type JsonFaultCode } from '@countersign/definition/inspect-json'
import type { Command } from './command.ts'
import { type Refusal, refuse } from './refusal.ts'

/** A form of 200 fields with its lists takes a tenth of this. */
const LIMITS = { depth: 20, nodes: 50_000, characters: 2_000_000 }

const CODES: Readonly<Record<Exclude<JsonFaultCode, 'not-json'>, string>> = {
  'not-text': 'not-text',
  'too-deep': 'too-deep',
  'too-large': 'too-large',
  'forbidden-key': 'name-refused',
}

/**
 * Refuses a command that no record could hold: the whole of it is kept, also what it does not need. Canonical JSON
 * takes no lone surrogate, PostgreSQL no NUL, and neither says so before the commit.
 */
export const refuseUnfitCommand = (command: Command): Refusal | null => {
  const fault = inspectJson(command, LIMITS)
  // What is no JSON at all was never sent by anyone: a mistake of the caller, which sealing the record reports.
  if (fault === null || fault.code === 'not-json') return null
  return refuse('text-invalid', {}, [{ path: fault.path, code: CODES[fault.code], params: fault.params }])
}
