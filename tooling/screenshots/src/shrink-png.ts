import UPNG from 'upng-js'

/** As many as an indexed PNG can have: a page has few colours, and the picture is a third of its size. */
const COLOURS = 256

/** The same picture with a palette. */
export const shrinkPng = (png: Buffer): Uint8Array => {
  const { buffer, byteOffset, byteLength } = png
  const image = UPNG.decode(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer)
  return new Uint8Array(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, COLOURS))
}
