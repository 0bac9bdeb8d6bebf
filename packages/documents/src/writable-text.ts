/** Tells whether the font has a glyph for a code point. */
export type HasGlyph = (codePoint: number) => boolean

/** Join or vary their neighbours, which no glyph of ours does. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/u

const written = (character: string, hasGlyph: HasGlyph): string => {
  const code = character.codePointAt(0) ?? 0
  if (character === '\n' || hasGlyph(code)) return character
  if (INVISIBLE.test(character)) return ''
  if (/\p{Cc}|\p{Zs}/u.test(character)) return ' '
  return `〔U+${code.toString(16).toUpperCase()}〕`
}

/**
 * Text as the font can write it. What it has no glyph for, such as 𠮷 in a name or an emoji, stands as its code 〔U+20BB7〕:
 * a blank box would hide that something was there, and what.
 */
export const writableText = (text: string, hasGlyph: HasGlyph): string =>
  [...text.toWellFormed().replaceAll(/\r\n?/g, '\n')]
    .map((character) => written(character, hasGlyph))
    .join('')
