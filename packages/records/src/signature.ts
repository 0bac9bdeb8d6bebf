import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** What a signature is about: one kind of text can never pass for another. */
export type Signed = 'countersign-anchor-1' | 'countersign-export-1'

const bytesOf = (kind: Signed, text: string): Buffer => Buffer.from(`${kind}\n${text}`)

/** The Ed25519 signature of a text, in base64url. */
export const signText = (privateKey: KeyObject, kind: Signed, text: string): string =>
  sign(null, bytesOf(kind, text), privateKey).toString('base64url')

/** True when the signature was made with the private half of `publicKey`; false also for what is no key or signature. */
export const isSigned = (
  { text, signature, publicKey }: { text: string; signature: string; publicKey: string },
  kind: Signed,
): boolean => {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
    const bytes = Buffer.from(signature, 'base64url')
    return bytes.toString('base64url') === signature && verify(null, bytesOf(kind, text), key, bytes)
  } catch {
    return false
  }
}

/** The public key as it is written down: its 32 bytes in base64url. */
export const publicKeyOf = (privateKey: KeyObject): string => {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  if (x === undefined) throw new TypeError('this is no Ed25519 key')
  return x
}

/** The key's short name for people: SHA-256 of its 32 bytes, the first 32 hex digits in groups of four. */
export const keyName = (publicKey: string): string =>
  (
    createHash('sha256')
      .update(Buffer.from(publicKey, 'base64url'))
      .digest('hex')
      .slice(0, 32)
      .match(/.{4}/g) ?? []
  ).join('-')

/** Reads a private key in PEM; throws when it is none or of another kind. */
export const readPrivateKey = (pem: string): KeyObject => {
  const key = createPrivateKey(pem)
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('this is no Ed25519 key')
  return key
}
