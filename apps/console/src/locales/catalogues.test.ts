import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from './en.json' with { type: 'json' }
import { hardCodedIn } from './hard-coded.ts'
import zh from './zh-CN.json' with { type: 'json' }

const SOURCE = join(import.meta.dirname, '..')
const PLURAL = /_(zero|one|two|few|many|other)$/
/** The name of the product, and what the other language calls itself. */
const BOTH = new Set(['brand', 'page.title', 'language.other', 'language.names.zh-CN', 'language.names.en'])

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

/** Texts that stand in the sources where a person would read or hear them. */
const hardCoded = (file: string): string[] =>
  hardCodedIn(file, readFileSync(file, 'utf8')).map((text) => `${relative(SOURCE, file)}: ${text}`)

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

  it('speak their own language', () => {
    const han = /\p{Script=Han}/u
    const mute = (text: string) => !/\p{L}/u.test(text.replaceAll(/\{\{\w+\}\}/g, ''))
    const english = flat(en).filter(([key, text]) => han.test(text) && !BOTH.has(key))
    const chinese = flat(zh).filter(([key, text]) => !han.test(text) && !mute(text) && !BOTH.has(key))
    expect([...english, ...chinese]).toEqual([])
  })

  it('leave nothing empty', () => {
    expect([...flat(en), ...flat(zh)].filter(([, text]) => text.trim() === '')).toEqual([])
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
