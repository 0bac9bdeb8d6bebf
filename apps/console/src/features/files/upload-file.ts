import { LANGUAGES, text } from '@countersign/texts/text'
import { ProblemError, problemOfBody } from '../../shared/api/problem.ts'
import { i18n } from '../../shared/language/i18n.ts'

/** What the server takes; it looks at the content, this only spares people a refused upload. */
export const ACCEPTED =
  '.pdf,.png,.jpg,.jpeg,.gif,.webp,.heic,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.zip,.txt,.csv,.md'

/** As much as the server takes; a larger file is not even sent. */
const MAX_MEGABYTES = 20

/** The server's own refusal, said before anything is sent. */
const refuseTooLarge = (file: File): void => {
  if (file.size <= MAX_MEGABYTES * 1024 * 1024) return
  const language = LANGUAGES.find((known) => known === i18n.language) ?? 'zh-CN'
  const message = text({ language, zone: 'UTC' }, ['problem', 'file-too-large'], { megabytes: MAX_MEGABYTES })
  throw new ProblemError({ code: 'file-too-large', status: 413, message, errors: [] })
}

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

/** Uploads one file; others can read it once a field of a request names its id. */
export const uploadFile = async (file: File, watch: Watch): Promise<UploadedFile> => {
  refuseTooLarge(file)
  return send(file, watch)
}

/** `fetch` tells no upload progress. */
const send = (file: File, { onProgress, signal }: Watch): Promise<UploadedFile> =>
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
