import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseSync, Visitor } from 'vite'
import { describe, expect, it } from 'vitest'
import en from './en.json' with { type: 'json' }
import zh from './zh-CN.json' with { type: 'json' }

const SOURCE = join(import.meta.dirname, '..')
const PLURAL = /_(zero|one|two|few|many|other)$/
/** Attributes of JSX whose text a person sees or hears. */
const SPOKEN = new Set([
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'label',
  'description',
  'help',
  'okText',
  'cancelText',
])

type Tree = { readonly [key: string]: string | Tree }

const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  )
const keysOf = (tree: Tree): string[] =>
  [...new Set(flat(tree).map(([key]) => key.replace(PLURAL, '')))].sort()
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort()

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$/.test(file))
  .map((file) => join(SOURCE, file))

/** Texts that stand in the source where a person would read them: in JSX, in spoken attributes, or in Chinese. */
const hardCoded = (file: string): string[] => {
  const found: string[] = []
  const note = (text: string): void => {
    found.push(`${relative(SOURCE, file)}: ${text.trim()}`)
  }
  const visitor = new Visitor({
    JSXText: ({ value }) => {
      if (/\p{L}/u.test(value)) note(value)
    },
    JSXAttribute: ({ name, value }) => {
      const attribute = name.type === 'JSXIdentifier' ? name.name : ''
      if (!SPOKEN.has(attribute) || value?.type !== 'Literal') return
      if (typeof value.value === 'string' && /\p{L}/u.test(value.value)) note(value.value)
    },
    Literal: ({ value }) => {
      if (typeof value === 'string' && /\p{Script=Han}/u.test(value)) note(value)
    },
    TemplateElement: ({ value }) => {
      if (/\p{Script=Han}/u.test(value.raw)) note(value.raw)
    },
  })
  visitor.visit(parseSync(file, readFileSync(file, 'utf8')).program)
  return found
}

/** What is asked of the catalogues: exact keys, and the fixed beginnings of keys put together at run time. */
const asked = sources.flatMap((file) =>
  [
    ...readFileSync(file, 'utf8').matchAll(/['`]([a-zA-Z]+\.[\w.-]+|[a-zA-Z]+\.)(?:\$\{|['`])|'(brand)'/g),
  ].map(([, key, brand]) => key ?? brand ?? ''),
)

describe('catalogues', () => {
  it('say everything in both languages', () => {
    expect(keysOf(en)).toEqual(keysOf(zh))
  })

  it('fill the same blanks in both languages', () => {
    const chinese = new Map(flat(zh).map(([key, text]) => [key.replace(PLURAL, ''), placeholders(text)]))
    for (const [key, text] of flat(en))
      expect([key, placeholders(text)]).toEqual([key, chinese.get(key.replace(PLURAL, ''))])
  })

  it('hold nothing that is no longer said', () => {
    const unused = keysOf(zh).filter(
      (key) => !asked.some((used) => used === key || (used.endsWith('.') && key.startsWith(used))),
    )
    expect(unused).toEqual([])
  })

  it('are the only place where the console speaks', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(sources.flatMap(hardCoded)).toEqual([])
  })
})
