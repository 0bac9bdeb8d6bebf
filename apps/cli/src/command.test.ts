import { describe, expect, it } from 'vitest'
import { readCommand } from './command.ts'

const environment = { databaseUrl: null, dataDir: '/srv/.data' }

describe('the command line', () => {
  it('examines the embedded database when nothing else is named', () => {
    expect(readCommand(['doctor'], environment)).toEqual({ name: 'doctor', database: environment })
  })

  it('prefers what is named on it to the environment', () => {
    const set = { databaseUrl: 'postgresql://env/a', dataDir: '/srv/.data' }
    expect(readCommand(['doctor', '--database-url', 'postgresql://named/b'], set)).toMatchObject({
      database: { databaseUrl: 'postgresql://named/b' },
    })
    expect(readCommand(['doctor', '--data-dir', '/other'], set)).toMatchObject({
      database: { databaseUrl: null, dataDir: '/other' },
    })
  })

  it.each([[[]], [['docter']], [['doctor', 'now']], [['doctor', '--databse-url', 'x']]])(
    'says how it is used when it does not understand %j',
    (words) => {
      const command = readCommand(words, environment)
      expect(command.name).toBe('help')
      expect('problem' in command && command.problem).toBeTruthy()
    },
  )

  it('clears the requests of the demo, and its people only when told so', () => {
    expect(readCommand(['demo', 'clear'], environment)).toEqual({
      name: 'demo clear',
      people: false,
      database: environment,
    })
    expect(readCommand(['demo', 'clear', '--people'], environment)).toMatchObject({ people: true })
  })

  it('explains itself when asked', () => {
    expect(readCommand(['--help'], environment)).toEqual({ name: 'help', problem: null })
  })
})
