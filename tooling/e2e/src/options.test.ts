import { describe, expect, it } from 'vitest'
import { parseOptions } from './options.ts'

describe('npm run e2e', () => {
  it('hands its words on to Vitest', () => {
    expect(parseOptions(['journeys', '-t', '提交'])).toEqual({
      suites: ['journeys', '-t', '提交'],
      everyView: false,
    })
  })

  it('looks at every page in every view when told to', () => {
    expect(parseOptions(['--every-view', 'pages'])).toEqual({ suites: ['pages'], everyView: true })
  })

  it('soaks for as long and with as many clients as told', () => {
    expect(parseOptions(['--soak', '60', '--clients', '16', '--seed', '7'])).toEqual({
      soak: { seconds: 60, clients: 16, seed: 7 },
    })
    expect(parseOptions(['--soak=5', '--seed=7'])).toEqual({ soak: { seconds: 5, clients: 64, seed: 7 } })
  })

  it('listens for as long and with as many people as told', () => {
    expect(parseOptions(['--live', '300'])).toEqual({ live: { seconds: 300, people: 200 } })
    expect(parseOptions(['--live=5', '--people', '20'])).toEqual({ live: { seconds: 5, people: 20 } })
  })

  it.each([
    ['--live'],
    ['--live', '5', '--clients', '3'],
    ['--soak'],
    ['--soak', 'long'],
    ['--soak', '0'],
    ['--soak', '5', '--clients', '-3'],
    ['--soak', '5', '--users', '3'],
  ])('says how it is used for %s %s %s %s', (...words) => {
    expect(parseOptions(words.filter((word) => word !== undefined))).toHaveProperty('problem')
  })
})
