import { i18n } from '../language/i18n.ts'
import { ProblemError, problemOfBody } from './problem.ts'

/** A REST call with a JSON body; throws a ProblemError for everything but success. */
export const postJson = async (path: string, body: unknown): Promise<unknown> => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': i18n.language },
    body: JSON.stringify(body),
  })
  return answerOf(response)
}

/** A REST call that reads; throws a ProblemError for everything but success. */
export const getJson = async (path: string): Promise<unknown> =>
  answerOf(await fetch(path, { headers: { 'accept-language': i18n.language } }))

export type ReceivedFile = { readonly name: string; readonly content: Blob }

const NAME = /filename\*=UTF-8''([^;]+)/

/** A REST call that answers with a file, called as the server says; throws a ProblemError for everything else. */
export const getFile = async (path: string): Promise<ReceivedFile> => {
  const response = await fetch(path, { headers: { 'accept-language': i18n.language } })
  if (!response.ok) await answerOf(response)
  const [, name = ''] = NAME.exec(response.headers.get('content-disposition') ?? '') ?? []
  return { name: decodeURIComponent(name), content: await response.blob() }
}

const answerOf = async (response: Response): Promise<unknown> => {
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw new ProblemError(problemOfBody(answer))
  return answer
}
