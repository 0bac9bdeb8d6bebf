import { HeadSigner, type HeadSigning } from './head-signer.ts'
import { currentKey, nextKey } from './record-key.ts'
import { publicKeyOf } from './signature.ts'

/**
 * Puts a new key in the place of the one that signs heads: the old one signs an anchor that names it, and is gone. Answers
 * the new public key, or null when a server was just signing and it must be tried again.
 */
export const rotateKey = async (signing: HeadSigning): Promise<string | null> => {
  const publicKey = publicKeyOf(nextKey(signing.keyFile))
  const link = await new HeadSigner(signing).handOver(publicKey)
  if (link === null) return null
  return publicKeyOf(currentKey(signing.keyFile, link))
}
