import { EXTENSIONS, extensionOf, HARMLESS_EXTENSIONS } from './accepted-types.ts'

const MOST = 200

/** The last part of a path, without what a file system or a header would stumble over, or a reader be misled by. */
export const cleanName = (given: string): string => {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"<>:|?*]/gu, '_').trim()
  return ending(clean === '' || clean.startsWith('.') ? `file${clean}` : clean)
}

/**
 * The name under which a file goes out again. Whoever opens it from their disk is answered by its extension: one that no
 * accepted file has, such as `.html` on a ZIP, gets the content's own behind it.
 */
export const fittingName = (name: string, type: string): string => {
  if (HARMLESS_EXTENSIONS.has(extensionOf(name))) return name
  return ending(`${name}.${EXTENSIONS[type]?.[0] ?? 'bin'}`)
}

/** The end of a long name, by whole characters: half of one is no text. */
const ending = (name: string): string => [...name].slice(-MOST).join('')
