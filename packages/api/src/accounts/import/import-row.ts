import { accountScope } from '@countersign/access/see-account'
import { ACCOUNT_CATEGORIES, CUSTOMER_TYPES } from '@countersign/accounts/account-classes'
import { FIGURE_NAMES, FIGURES } from '@countersign/accounts/figures'
import { z } from 'zod'
import type { Call } from '../../context.ts'
import { type Problem, problem } from '../../problem/problem.ts'
import { figureFaults } from '../classify-account.ts'

const Cell = z.string().trim().max(300)

/** A row of a sheet as text, as people wrote it; an empty cell is not known. Money is in yuan. */
export const ImportRow = z.strictObject({
  name: Cell,
  /** The owner's e-mail address; empty for whoever imports. */
  owner: Cell,
  customerType: Cell,
  category: Cell,
  relationship: Cell,
  industry: Cell,
  region: Cell,
  mainProducts: Cell,
  figures: z.record(z.string().max(64), Cell),
})
export type ImportRow = z.infer<typeof ImportRow>

/** What a row says, where it can be imported. */
export type ReadRow = {
  readonly name: string
  readonly owner: string
  readonly department: string
  readonly customerType: string | null
  readonly category: string | null
  readonly relationship: number | null
  readonly profile: Readonly<Record<string, string>>
  readonly figures: Readonly<Record<string, number>>
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  战略型: 'strategic',
  价值型: 'value',
  交易型: 'transaction',
}
const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  头部: 'head',
  新兴: 'emerging',
  高价值: 'high-value',
  品牌: 'brand',
}

/** A word of a closed list as people write it, in Chinese or by its key; null where the cell is empty. */
const wordOf = (
  cell: string,
  known: readonly string[],
  words: Readonly<Record<string, string>>,
): string | null | undefined => {
  if (cell === '') return null
  const word = Object.hasOwn(words, cell) ? words[cell] : cell.toLowerCase()
  return known.find((one) => one === word)
}

type Owner = { readonly id: string; readonly department: string }
/** Whose accounts may be made, by address in lower case; an empty one stands for whoever imports. */
type Owners = ReadonlyMap<string, Owner>

/** Whose accounts the caller may make is decided by whose they may see; an administrator makes anybody's. */
export const ownersOf = ({ organisation, viewer }: Call): Owners => {
  const scope = accountScope(viewer)
  const may = ({ id, department }: Owner): boolean =>
    scope !== null &&
    (viewer.roles.includes('administrator') ||
      scope.all ||
      scope.owners.includes(id) ||
      scope.departments.includes(department))
  const owners = new Map<string, Owner>()
  for (const { id, department, email, active } of organisation.people.values()) {
    if (!active || !may({ id, department })) continue
    owners.set(email.toLowerCase(), { id, department })
    if (id === viewer.id) owners.set('', { id, department })
  }
  return owners
}

/** Reads a row as an account, or answers what is wrong with it. */
export const readRow = (row: ImportRow, owners: Owners): ReadRow | Problem => {
  if (row.name.length < 2) return problem('malformed', {}, [{ path: '/name', code: 'required' }])
  const owner = owners.get(row.owner.toLowerCase())
  if (owner === undefined) return problem('import-owner-unknown', { owner: row.owner })
  const customerType = wordOf(row.customerType, CUSTOMER_TYPES, TYPE_WORDS)
  if (customerType === undefined) return problem('import-word-unknown', { word: row.customerType })
  const category = wordOf(row.category, ACCOUNT_CATEGORIES, CATEGORY_WORDS)
  if (category === undefined) return problem('import-word-unknown', { word: row.category })
  const relationship = row.relationship === '' ? null : Number(row.relationship)
  if (relationship !== null && ![1, 2, 3, 4, 5].includes(relationship))
    return problem('import-word-unknown', { word: row.relationship })
  const figures = figuresIn(row.figures)
  if (typeof figures === 'string') return problem('import-number-wrong', { number: figures })
  const [fault] = figureFaults(figures)
  if (fault !== undefined) return problem('malformed', {}, [fault])
  const { industry, region, mainProducts } = row
  return {
    name: row.name,
    owner: owner.id,
    department: owner.department,
    customerType,
    category,
    relationship,
    profile: Object.fromEntries(
      Object.entries({ industry, region, mainProducts }).filter(([, value]) => value !== ''),
    ),
    figures,
  }
}

/** Numbers as people write them, with separators of thousands; yuan become fen. A text is one that is none. */
const figuresIn = (cells: Readonly<Record<string, string>>): Readonly<Record<string, number>> | string => {
  const figures: Record<string, number> = {}
  for (const name of FIGURE_NAMES) {
    const cell = (cells[name] ?? '').replaceAll(/[,，\s¥￥%]/g, '')
    if (cell === '') continue
    const value = Number(cell)
    if (!Number.isFinite(value)) return cells[name] ?? ''
    figures[name] = FIGURES[name].kind === 'fen' ? Math.round(value * 100) : value
  }
  return figures
}
