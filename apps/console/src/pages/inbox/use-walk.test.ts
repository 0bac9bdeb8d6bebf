import { describe, expect, it } from 'vitest'
import type { TaskItem } from '../../shared/api/views.ts'
import { walkOf } from './use-walk.ts'

const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }) as TaskItem)
const list = { items, count: 14 }
const without = (...gone: string[]) => items.filter(({ id }) => !gone.includes(id))

describe('console 7: previous and next in the drawer', () => {
  it('tells where a task stands and what lies beside it', () => {
    expect(walkOf('c', list, items)).toEqual({ position: 3, count: 14, previous: 'b', next: 'd' })
    expect(walkOf('a', list, items)).toMatchObject({ position: 1, previous: null })
    expect(walkOf('d', list, items)).toMatchObject({ next: null })
  })

  it('passes over what others decided meanwhile, also when it is the open one', () => {
    expect(walkOf('b', list, without('b', 'c'))).toEqual({ position: 2, count: 14, previous: 'a', next: 'd' })
  })

  it('knows no place for a task that the list does not hold', () => {
    expect(walkOf('x', list, items)).toEqual({ position: null, count: 14, previous: null, next: null })
  })
})
