import { fileTypeFromBuffer } from 'file-type'
import { EXTENSIONS, extensionOf, TOLD_BY_EXTENSION } from './accepted-types.ts'

/** The media type by content, whatever the sender calls it; null for what is not accepted. */
export const mediaTypeOf = async (bytes: Uint8Array, name: string): Promise<string | null> => {
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? (isText(bytes) ? 'text/plain' : '')
  const extensions = EXTENSIONS[type]
  if (extensions === undefined) return null
  return TOLD_BY_EXTENSION.has(type) && !extensions.includes(extensionOf(name)) ? null : type
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
