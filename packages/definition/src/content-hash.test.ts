import { describe, expect, it } from 'vitest'
import { contentHash, sha256Hex } from './content-hash.ts'
import { sha256 as inBrowser } from './sha256.browser.ts'
import { sha256 as inNode } from './sha256.node.ts'

describe('a content hash', () => {
  it('is the SHA-256 of the UTF-8 text', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256Hex('会签')).toBe(inNode('会签'))
  })

  it('is the same in the browser and on the server', () => {
    for (const text of ['', 'abc', '大客户服务与支持申请 😀', 'x'.repeat(5000)])
      expect(inBrowser(text)).toBe(inNode(text))
  })

  it('does not depend on the order of keys, and does on every value', () => {
    expect(contentHash({ a: 1, b: [1, 2] })).toBe(contentHash({ b: [1, 2], a: 1 }))
    expect(contentHash({ a: 1, b: [1, 2] })).not.toBe(contentHash({ a: 1, b: [2, 1] }))
  })
})
