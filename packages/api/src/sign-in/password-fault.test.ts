import { expect, test } from 'vitest'
import { passwordFault } from './password-fault.ts'

const OWNER = { name: '李晓雯', email: 'li.xiaowen@corp.example' }
const isTaken = (password: string) => passwordFault(password, OWNER) === null

test.each([
  'passwordpassword',
  'Password123456',
  'qwertyuiop1234',
  'aaaaaaaaaaaaaa',
  'abcabcabcabcabc',
  '121212121212121',
  'li.xiaowen2026',
  '李晓雯李晓雯李晓雯李晓雯',
  'countersign-admin',
])('%s is easy to guess', (password) => {
  expect(isTaken(password)).toBe(false)
})

test.each([
  'a password for tests',
  'opens the demo',
  'demo-password-1',
  '春眠不觉晓处处闻啼鸟夜来',
  'vK7-wq2_Zt9mLp',
])('%s is taken', (password) => {
  expect(isTaken(password)).toBe(true)
})
