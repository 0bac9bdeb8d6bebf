import { expect, test } from 'vitest'
import { mailLimits, signInLimits } from './sign-in-limit.ts'

test.each([
  ['guesses at a password', signInLimits],
  ['mails with a link', mailLimits],
])('an account has one number of %s, however its address is written', (_what, limits) => {
  const [lower, mixed] = ['rep@demo.example', 'Rep@DEMO.example'].map((email) =>
    limits({ email, address: '192.0.2.1' }),
  )
  expect(mixed).toEqual(lower)
})
