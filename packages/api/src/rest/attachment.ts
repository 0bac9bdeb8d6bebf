import type { StoredFile } from '../files/read-file.ts'

/** A file as it leaves us: never shown in our origin, whatever is inside must not run as ours. */
export const attachment = ({ name, type, bytes }: StoredFile): Response => {
  const headers = {
    'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cache-control': 'private, no-store',
  }
  return new Response(bytes, { headers })
}
