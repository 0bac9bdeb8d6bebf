import { hasText, text } from '@countersign/texts/text'
import type { Call } from '../context.ts'

/** What an administrator has to look at, in words; a code that is not known stays one. */
export const incidentText = ({ reader }: Pick<Call, 'reader'>, code: string): string =>
  hasText('incident', code) ? text(reader, ['incident', code]) : code
