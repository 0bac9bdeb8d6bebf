import { fileTypeFromBuffer } from 'file-type'
import { ACCEPTED_TYPES, TEXT_EXTENSIONS } from './accepted-types.ts'

/** The media type by content, whatever the sender calls it; null for what is not accepted. */
export const mediaTypeOf = async (bytes: Uint8Array, name: string): Promise<string | null> => {
  const found = await fileTypeFromBuffer(bytes)
  if (found !== undefined) return ACCEPTED_TYPES.has(found.mime) ? found.mime : null
  const extension = name.split('.').at(-1)?.toLowerCase() ?? ''
  return TEXT_EXTENSIONS.has(extension) && isText(bytes) ? 'text/plain' : null
}

const isText = (bytes: Uint8Array): boolean => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return !/[\x00-\x08\x0b\x0c\x0e-\x1f]/.test(text)
  } catch {
    return false
  }
}
