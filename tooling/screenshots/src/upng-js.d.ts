/** What is used of a library that brings no types. */
declare module 'upng-js' {
  type Image = { readonly width: number; readonly height: number }
  const UPNG: {
    decode(png: ArrayBuffer): Image
    toRGBA8(image: Image): ArrayBuffer[]
    /** `colours` most; 0 keeps all. */
    encode(frames: ArrayBuffer[], width: number, height: number, colours: number): ArrayBuffer
  }
  export default UPNG
}
