import { type Problem, problem } from '../problem/problem.ts'

/** What guessers try first; a password is judged by what is left without these. */
const COMMON =
  /passw[o0]rd|letmein|welcome|iloveyou|countersign|administrator|admin|qwerty(uiop)?|asdf(ghjkl)?|zxcv(bnm)?|woaini|huiqian/g
const LEAST_LEFT = 6
const LEAST_DISTINCT = 5

type Owner = { readonly name: string; readonly email: string }

/**
 * Why a new password cannot be taken, beside its length: what is left without common words, runs of digits, repetitions
 * and the owner's own name and address would be guessed soon. Null when it is good.
 */
export const passwordFault = (password: string, { name, email }: Owner): Problem | null => {
  const [local = ''] = email.toLowerCase().split('@')
  const own = [local, ...local.split(/[._-]/), ...name.toLowerCase().split(/\s+/)].filter(
    (part) => part.length > 1,
  )
  const left = own
    .reduce((text, part) => text.replaceAll(part, ''), password.toLowerCase())
    .replace(COMMON, '')
    .replace(/(.+?)\1{2,}/gu, '$1')
    .replace(/0123\d*|1234\d*|4321\d*|9876\d*|abcd\w{0,3}/g, '')
  const distinct = new Set(left).size
  return [...left].length < LEAST_LEFT || distinct < LEAST_DISTINCT ? problem('password-weak') : null
}
