import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forgetSetupToken, setupToken } from './setup-token.ts'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'setup-token-'))
})
afterEach(() => rmSync(home, { recursive: true }))

describe('the token of the first set-up', () => {
  it('is long, closed to other users, and the same after a restart', () => {
    const dataDir = join(home, 'data')
    const token = setupToken(dataDir)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(statSync(join(dataDir, 'setup-token')).mode & 0o777).toBe(0o600)
    expect(setupToken(dataDir)).toBe(token)
  })

  it('is gone once it has served, and another start draws another', () => {
    const token = setupToken(home)
    forgetSetupToken(home)
    forgetSetupToken(home)
    expect(existsSync(join(home, 'setup-token'))).toBe(false)
    expect(setupToken(home)).not.toBe(token)
  })
})
