import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDraftSaver, type DraftState } from './draft-saver.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that holds one draft: it refuses whoever builds on another revision than the one it has. */
const draftOnServer = (form: { text: string }) => {
  const server = { text: '', revision: 1, saves: 0, down: false }
  const told: DraftState[] = []
  const saver = createDraftSaver({
    send: async (revision) => {
      const { text } = form
      await new Promise((resolve) => setTimeout(resolve, 50))
      if (server.down) throw new Error('unreachable')
      if (revision !== null && revision !== server.revision) throw new Error('stale')
      server.text = text
      server.saves += 1
      server.revision += 1
      return { revision: server.revision }
    },
    isConflict: (error) => error instanceof Error && error.message === 'stale',
    tell: (state) => told.push(state),
    delay: 1000,
    revision: 1,
  })
  return { server, saver, phase: () => told.at(-1)?.phase }
}

describe('console 1: a draft', () => {
  it('is saved once, some time after the last key', async () => {
    const form = { text: '' }
    const { server, saver, phase } = draftOnServer(form)
    for (const text of ['a', 'ab', 'abc']) {
      form.text = text
      saver.changed()
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(server.saves).toBe(0)
    await vi.advanceTimersByTimeAsync(1000)
    expect([server.text, server.saves, phase()]).toEqual(['abc', 1, 'saved'])
  })

  it('saves again what was typed while a save was under way', async () => {
    const form = { text: 'first' }
    const { server, saver, phase } = draftOnServer(form)
    saver.changed()
    await vi.advanceTimersByTimeAsync(1010)
    form.text = 'second'
    saver.changed()
    await vi.advanceTimersByTimeAsync(60)
    expect([server.text, phase()]).toEqual(['first', 'waiting'])
    await vi.advanceTimersByTimeAsync(1100)
    expect([server.text, server.saves, phase()]).toEqual(['second', 2, 'saved'])
  })

  it('is never written over what another tab saved, until somebody chooses', async () => {
    const form = { text: 'mine' }
    const { server, saver, phase } = draftOnServer(form)
    Object.assign(server, { text: 'theirs', revision: 7 })
    saver.changed()
    await vi.advanceTimersByTimeAsync(2000)
    saver.changed()
    await vi.advanceTimersByTimeAsync(5000)
    expect([server.text, phase()]).toEqual(['theirs', 'conflict'])
    const kept = saver.settle(7, true)
    await vi.advanceTimersByTimeAsync(100)
    expect([await kept, server.text, phase()]).toEqual([true, 'mine', 'saved'])
  })

  it('taken over from the other tab is not sent back', async () => {
    const { server, saver, phase } = draftOnServer({ text: 'mine' })
    Object.assign(server, { text: 'theirs', revision: 7 })
    saver.changed()
    await vi.advanceTimersByTimeAsync(2000)
    await saver.settle(7, false)
    expect([server.text, server.saves, phase(), saver.revision()]).toEqual(['theirs', 0, 'saved', 7])
  })

  it('that could not be saved is still unsaved, and goes through later', async () => {
    const { server, saver, phase } = draftOnServer({ text: 'typed' })
    server.down = true
    saver.changed()
    await vi.advanceTimersByTimeAsync(2000)
    expect(phase()).toBe('failed')
    server.down = false
    const done = saver.flush()
    await vi.advanceTimersByTimeAsync(100)
    expect([await done, server.text, phase()]).toEqual([true, 'typed', 'saved'])
  })

  it('is not saved into a submit: what waits for a save under way waits for the submit too', async () => {
    const form = { text: 'first' }
    const { server, saver } = draftOnServer(form)
    saver.changed()
    await vi.advanceTimersByTimeAsync(1010)
    form.text = 'second'
    saver.changed()
    const flushed = saver.flush()
    const paused = saver.pause()
    await vi.advanceTimersByTimeAsync(5000)
    await Promise.all([flushed, paused])
    expect([server.text, server.saves]).toEqual(['first', 1])
    saver.resume()
    await vi.advanceTimersByTimeAsync(2000)
    expect([server.text, server.saves]).toEqual(['second', 2])
  })
})
