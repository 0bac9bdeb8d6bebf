/** An expression as a tree, of the part of CEL that the random definitions use. */
export type Expression =
  | { readonly is: 'literal'; readonly value: string | number | boolean }
  | { readonly is: 'list'; readonly items: readonly Expression[] }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'member'; readonly of: Expression; readonly name: string }
  | { readonly is: 'call'; readonly name: string; readonly argument: Expression }
  | { readonly is: 'not'; readonly of: Expression }
  | { readonly is: 'binary'; readonly op: string; readonly left: Expression; readonly right: Expression }
  | {
      readonly is: 'choice'
      readonly when: Expression
      readonly yes: Expression
      readonly no: Expression
    }

const TOKEN = /\s*(?:(\d+)|'([^']*)'|([A-Za-z][A-Za-z0-9]*)|(==|!=|<=|>=|&&|\|\||[-+*<>!?:().,[\]]))/y

type Token = { readonly kind: 'number' | 'text' | 'word' | 'sign'; readonly text: string }

const tokensOf = (source: string): Token[] => {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length) {
    const found = TOKEN.exec(source)
    if (found === null) throw new Error(`cannot read: ${source}`)
    const [, number, text, word, sign] = found
    if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (text !== undefined) tokens.push({ kind: 'text', text })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word })
    else tokens.push({ kind: 'sign', text: sign ?? '' })
  }
  return tokens
}

/** Binary operators, weakest first. */
const LEVELS = [['||'], ['&&'], ['==', '!=', '<', '<=', '>', '>=', 'in'], ['+', '-'], ['*']] as const

class Parser {
  readonly #tokens: Token[]
  constructor(source: string) {
    this.#tokens = tokensOf(source)
  }

  choice(): Expression {
    const when = this.#binary(0)
    if (!this.#takes('?')) return when
    const yes = this.choice()
    this.#expect(':')
    return { is: 'choice', when, yes, no: this.choice() }
  }

  #binary(level: number): Expression {
    const signs: readonly string[] | undefined = LEVELS[level]
    if (signs === undefined) return this.#unary()
    let left = this.#binary(level + 1)
    for (let next = this.#tokens[0]; next !== undefined; next = this.#tokens[0]) {
      if (next.kind === 'text' || next.kind === 'number' || !signs.includes(next.text)) break
      this.#tokens.shift()
      left = { is: 'binary', op: next.text, left, right: this.#binary(level + 1) }
    }
    return left
  }

  #unary(): Expression {
    return this.#takes('!') ? { is: 'not', of: this.#unary() } : this.#postfix()
  }

  #postfix(): Expression {
    let of = this.#primary()
    for (;;) {
      if (this.#takes('.')) of = { is: 'member', of, name: this.#tokens.shift()?.text ?? '' }
      else if (this.#takes('[')) {
        of = { is: 'member', of, name: this.#tokens.shift()?.text ?? '' }
        this.#expect(']')
      } else return of
    }
  }

  #primary(): Expression {
    const token = this.#tokens.shift()
    if (token?.kind === 'number') return { is: 'literal', value: Number(token.text) }
    if (token?.kind === 'text') return { is: 'literal', value: token.text }
    if (token?.text === '(') {
      const inner = this.choice()
      this.#expect(')')
      return inner
    }
    if (token?.text === '[') return this.#list()
    if (token?.kind !== 'word') throw new Error(`cannot read at ${token?.text}`)
    if (token.text === 'true' || token.text === 'false')
      return { is: 'literal', value: token.text === 'true' }
    if (!this.#takes('(')) return { is: 'name', name: token.text }
    const argument = this.choice()
    this.#expect(')')
    return { is: 'call', name: token.text, argument }
  }

  #list(): Expression {
    const items: Expression[] = []
    while (!this.#takes(']')) {
      items.push(this.choice())
      this.#takes(',')
    }
    return { is: 'list', items }
  }

  #takes(sign: string): boolean {
    if (this.#tokens[0]?.kind !== 'sign' || this.#tokens[0].text !== sign) return false
    this.#tokens.shift()
    return true
  }

  #expect(sign: string): void {
    if (!this.#takes(sign)) throw new Error(`"${sign}" is missing`)
  }
}

const known = new Map<string, Expression>()

/** @throws where the text is outside of what this reads */
export const parse = (source: string): Expression => {
  const before = known.get(source)
  if (before !== undefined) return before
  const parsed = new Parser(source).choice()
  if (known.size > 10_000) known.clear()
  known.set(source, parsed)
  return parsed
}
