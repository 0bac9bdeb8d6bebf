import { type ESTree, parseSync, Visitor } from 'vite'

type Node = ESTree.Node

/** Attributes of JSX, and properties of what components and libraries are given, whose text is seen or heard. */
const SPOKEN =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|(sub)?title|placeholder|alt|label|description|help|extra|tooltip|message|content|text|tip|header|footer|emptyText|notFoundContent|(un)?[cC]heckedChildren|addon(Before|After)|(ok|cancel)Text|children)$/
/** Functions that say what they are given. */
const SPEAKING = /^(notify|announce|alert|confirm|prompt)$/
const SPEAKERS = /^(message|notification|modal|Modal)$/
/** Properties of the document that are read. */
const WRITTEN = /^(title|textContent|innerText|innerHTML|placeholder|ariaLabel)$/

const LETTER = /\p{L}/u
const HAN = /\p{Script=Han}/u

const nameOf = (node: Node): string => {
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') return node.name
  return node.type === 'Literal' ? String(node.value) : ''
}

/** The strings that an expression may come to: either side of a choice, the parts of what is put together. */
const stringsIn = (node: Node | null | undefined): readonly string[] => {
  if (!node) return []
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : []
    case 'TemplateLiteral':
      return [...node.quasis.map(({ value }) => value.raw), ...node.expressions.flatMap(stringsIn)]
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap(stringsIn)
    case 'LogicalExpression':
      return [node.operator === '&&' ? null : node.left, node.right].flatMap(stringsIn)
    case 'BinaryExpression':
      // What is compared is not said.
      return node.operator === '+' ? [node.left, node.right].flatMap(stringsIn) : []
    case 'ArrayExpression':
      return node.elements.flatMap(stringsIn)
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return stringsIn(node.expression)
    default:
      return []
  }
}

const saidIn = (node: Node | null | undefined): readonly string[] =>
  stringsIn(node).filter((text) => LETTER.test(text))

const isSpeaking = (callee: Node): boolean => {
  if (callee.type === 'Identifier') return SPEAKING.test(callee.name)
  if (callee.type !== 'MemberExpression') return false
  return SPEAKERS.test(nameOf(callee.object)) || nameOf(callee.property) === 'createTextNode'
}

/** Texts that stand in a source file where a person would see or hear them, and everything in Chinese. */
export const hardCodedIn = (file: string, source: string): string[] => {
  const found = new Set<string>()
  const note = (texts: readonly string[]): void => {
    for (const text of texts) found.add(text.trim())
  }
  const visitor = new Visitor({
    JSXText: ({ value }) => note(LETTER.test(value) ? [value] : []),
    JSXElement: ({ children }) => note(children.flatMap((child) => saidInChild(child))),
    JSXFragment: ({ children }) => note(children.flatMap((child) => saidInChild(child))),
    JSXAttribute: ({ name, value }) => note(SPOKEN.test(nameOf(name)) ? saidIn(value) : []),
    Property: ({ key, value, computed }) => note(!computed && SPOKEN.test(nameOf(key)) ? saidIn(value) : []),
    CallExpression: ({ callee, arguments: given }) => note(isSpeaking(callee) ? given.flatMap(saidIn) : []),
    AssignmentExpression: ({ left, right }) =>
      note(left.type === 'MemberExpression' && WRITTEN.test(nameOf(left.property)) ? saidIn(right) : []),
    Literal: ({ value }) => note(typeof value === 'string' && HAN.test(value) ? [value] : []),
    TemplateElement: ({ value }) => note(HAN.test(value.raw) ? [value.raw] : []),
  })
  visitor.visit(parseSync(file, source).program)
  return [...found]
}

const saidInChild = (child: Node): readonly string[] =>
  child.type === 'JSXExpressionContainer' && child.expression.type !== 'JSXEmptyExpression'
    ? saidIn(child.expression)
    : []
