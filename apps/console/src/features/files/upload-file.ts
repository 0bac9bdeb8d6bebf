import { ProblemError, problemOfBody } from '../../shared/api/problem.ts'
import { i18n } from '../../shared/language/i18n.ts'

/** What the server takes; it looks at the content, this only spares people a refused upload. */
export const ACCEPTED =
  '.pdf,.png,.jpg,.jpeg,.gif,.webp,.heic,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.zip,.txt,.csv,.md'

export type UploadedFile = { readonly id: string; readonly name: string; readonly size: number }

type Watch = { readonly onProgress: (percent: number) => void; readonly signal: AbortSignal }

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isUploaded = (body: unknown): body is UploadedFile =>
  typeof body === 'object' && body !== null && 'id' in body && 'name' in body && 'size' in body

/** Uploads one file; others can read it once a field of a request names its id. `fetch` tells no upload progress. */
export const uploadFile = (file: File, { onProgress, signal }: Watch): Promise<UploadedFile> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const body = new FormData()
    body.append('file', file)
    request.open('POST', '/api/v1/files')
    request.setRequestHeader('accept-language', i18n.language)
    request.setRequestHeader('idempotency-key', crypto.randomUUID())
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(Math.round((loaded / total) * 100))
    })
    request.addEventListener('load', () => {
      const answer = parsed(request.responseText)
      if (request.status === 201 && isUploaded(answer)) resolve(answer)
      else reject(new ProblemError(problemOfBody(answer)))
    })
    request.addEventListener('error', () => reject(new ProblemError(problemOfBody(null))))
    signal.addEventListener('abort', () => request.abort())
    request.send(body)
  })

/** Where a file is read. */
export const fileUrl = (id: string): string => `/api/v1/files/${encodeURIComponent(id)}`
