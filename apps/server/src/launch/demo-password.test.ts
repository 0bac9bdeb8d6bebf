import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drawDemoPassword, rememberDemoPassword, rememberedDemoPassword } from './demo-password.ts'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'demo-password-'))
})
afterEach(() => rmSync(home, { recursive: true }))

describe('the password of the demo people', () => {
  it('is drawn anew each time, long and without look-alikes', () => {
    expect(drawDemoPassword()).toMatch(/^[a-hjkmnp-z2-9]{16}$/)
    expect(drawDemoPassword()).not.toBe(drawDemoPassword())
  })

  it('is kept for the next start, closed to other users', () => {
    const place = { dataDir: join(home, 'data'), databaseUrl: null }
    expect(rememberedDemoPassword(place)).toBeNull()
    rememberDemoPassword(place, 'opens-the-demo')
    expect(rememberedDemoPassword(place)).toBe('opens-the-demo')
    expect(statSync(join(home, 'data/demo-password')).mode & 0o777).toBe(0o600)
  })

  it('belongs to one database', () => {
    const databaseUrl = 'postgresql://me:secret@db.example/countersign'
    rememberDemoPassword({ dataDir: home, databaseUrl }, 'opens-that-one')
    expect(rememberedDemoPassword({ dataDir: home, databaseUrl: null })).toBeNull()
    expect(rememberedDemoPassword({ dataDir: home, databaseUrl: `${databaseUrl}2` })).toBeNull()
    expect(rememberedDemoPassword({ dataDir: home, databaseUrl })).toBe('opens-that-one')
    expect(readdirSync(home).join()).not.toContain('secret')
  })
})
