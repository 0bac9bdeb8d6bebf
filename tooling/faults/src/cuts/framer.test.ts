import { expect, test } from 'vitest'
import { answersWholly, asks, commits, Framer } from './framer.ts'

const message = (type: string, body: string): Buffer => {
  const bytes = Buffer.from(body)
  const head = Buffer.alloc(type.length + 4)
  head.write(type)
  head.writeInt32BE(bytes.length + 4, type.length)
  return Buffer.concat([head, bytes])
}

test('messages come out whole, however they are cut up on the way', () => {
  const sent = [
    message('', 'start-up'),
    message('B', '\0countersign-commit-batch\0and values'),
    message('S', ''),
  ]
  const framer = new Framer()
  const got = [...Buffer.concat(sent)].flatMap((byte) => [...framer.push(Buffer.from([byte]))])
  expect(got).toEqual(sent)
  expect(got.map(commits)).toEqual([false, true, false])
  expect(got.map(asks)).toEqual([false, false, true])
})

test('only the commit itself is taken for one', () => {
  expect(commits(message('B', '\0countersign-read\0countersign-commit-batch'))).toBe(false)
  expect(commits(message('P', '\0countersign-commit-batch\0SELECT'))).toBe(false)
})

test('an answer is whole with its last byte', () => {
  const whole = Buffer.concat([message('C', 'SELECT 1\0'), message('Z', 'I')])
  expect(answersWholly(whole)).toBe(true)
  expect(answersWholly(whole.subarray(0, -1))).toBe(false)
})
