import type { Value } from '../document.ts'
import { Refused } from '../refused.ts'
import { type Expression, parse } from './parse.ts'

/** What an expression reads: `fields`, `requester`, `account`, `steps`. A root or a value that is null is not there. */
export type Reading = { readonly [root: string]: Value }

const missing = (): never => {
  throw new Refused('condition-failed')
}

const memberOf = (of: Value, name: string): Value => {
  const inner =
    typeof of === 'object' && of !== null && !Array.isArray(of)
      ? (of as { [key: string]: Value })[name]
      : null
  return inner ?? null
}

/** A side of `&&` or `||` that has no value does not matter where the other decides alone. */
const tryBoolean = (one: Expression, reading: Reading): boolean | Refused => {
  try {
    return resultOf(one, reading) === true
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

const logical = (deciding: boolean, left: Expression, right: Expression, reading: Reading): boolean => {
  const first = tryBoolean(left, reading)
  if (first === deciding) return deciding
  const second = tryBoolean(right, reading)
  if (second === deciding) return deciding
  if (first instanceof Refused) throw first
  if (second instanceof Refused) throw second
  return !deciding
}

const compare = (op: string, left: Value, right: Value): Value => {
  switch (op) {
    case '==':
      return left === right
    case '!=':
      return left !== right
    case 'in':
      return Array.isArray(right) && right.includes(left)
    case '+':
      return typeof left === 'string' ? left + String(right) : Number(left) + Number(right)
    case '-':
      return Number(left) - Number(right)
    case '*':
      return Number(left) * Number(right)
    case '<':
      return Number(left) < Number(right)
    case '<=':
      return Number(left) <= Number(right)
    case '>':
      return Number(left) > Number(right)
    case '>=':
      return Number(left) >= Number(right)
    default:
      throw new Error(`unknown sign ${op}`)
  }
}

const call = (name: string, argument: Expression, reading: Reading): Value => {
  if (name === 'has') {
    if (argument.is !== 'member') throw new Error('has() takes a member')
    return memberOf(resultOf(argument.of, reading), argument.name) !== null
  }
  if (name !== 'size') throw new Error(`unknown function ${name}`)
  const value = resultOf(argument, reading)
  return Array.isArray(value) ? value.length : [...String(value)].length
}

const resultOf = (one: Expression, reading: Reading): Value => {
  switch (one.is) {
    case 'literal':
      return one.value
    case 'list':
      return one.items.map((item) => resultOf(item, reading))
    case 'name':
      return reading[one.name] ?? missing()
    case 'member':
      return memberOf(resultOf(one.of, reading), one.name) ?? missing()
    case 'call':
      return call(one.name, one.argument, reading)
    case 'not':
      return resultOf(one.of, reading) !== true
    case 'choice':
      return resultOf(resultOf(one.when, reading) === true ? one.yes : one.no, reading)
    case 'binary':
      if (one.op === '&&') return logical(false, one.left, one.right, reading)
      if (one.op === '||') return logical(true, one.left, one.right, reading)
      return compare(one.op, resultOf(one.left, reading), resultOf(one.right, reading))
  }
}

/** The value of an expression. @throws Refused where it reads what is not there */
export const evaluate = (source: string, reading: Reading): Value => resultOf(parse(source), reading)
