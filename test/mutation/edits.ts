/** A node of oxc-parser's syntax tree. */
export interface Node {
  type: string
  start: number
  end: number
  [member: string]: unknown
}

/** A change to a text: the part from `start` to `end` is replaced. */
export interface Edit {
  kind: string
  start: number
  end: number
  replacement: string
}

const operators = new Map([
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['===', '!=='],
  ['!==', '==='],
  ['+', '-'],
  ['-', '+'],
  ['*', '/'],
  ['/', '*'],
  ['%', '*'],
  ['&', '|'],
  ['|', '&'],
  ['&&', '||'],
  ['||', '&&'],
  ['??', '&&'],
])

/** Pairs of interchangeable methods. */
const methods = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['find', 'findLast'],
  ['findLast', 'find'],
  ['min', 'max'],
  ['max', 'min'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['indexOf', 'lastIndexOf'],
  ['lastIndexOf', 'indexOf'],
  ['push', 'unshift'],
  ['pop', 'shift'],
  ['padStart', 'padEnd'],
  ['replaceAll', 'replace'],
  ['floor', 'ceil'],
  ['ceil', 'floor'],
])

/** Methods that can be left out of a call chain. */
const dispensable = new Set([
  'filter',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'slice',
  'trim',
  'trimStart',
  'trimEnd',
  'toLowerCase',
  'normalize',
  'toWellFormed',
  'flat',
  'replace',
  'concat',
])

const replaced = ({ start, end }: Node, kind: string, replacement: string): Edit => ({
  kind,
  start,
  end,
  replacement,
})

/** The operator between two nodes. */
function operatorOf({ left, right, operator }: Node, text: string): Edit[] {
  const [before, after] = [left as Node, right as Node]
  const other = operators.get(String(operator))
  const start = text.indexOf(String(operator), before.end)
  if (other === undefined || start < 0 || start >= after.start) return []
  return [{ kind: 'operator', start, end: start + String(operator).length, replacement: other }]
}

function negated(test: unknown, text: string): Edit[] {
  if (!test) return []
  const node = test as Node
  return [replaced(node, 'negate', `!(${text.slice(node.start, node.end)})`)]
}

function literal(node: Node): Edit[] {
  const { value, raw, regex } = node as Node & { regex?: { pattern: string; flags: string } }
  if (regex) return pattern(node, regex)
  if (typeof value === 'number') return [replaced(node, 'number', String(value + 1))]
  if (typeof value === 'boolean') return [replaced(node, 'boolean', String(!value))]
  if (typeof value === 'string' && String(raw).length > 2) return [replaced(node, 'empty string', "''")]
  return []
}

function pattern(node: Node, { pattern, flags }: { pattern: string; flags: string }): Edit[] {
  const changed: [string, string][] = [
    [pattern.replace(/^\^/, ''), flags],
    [pattern.replace(/(?<!\\)\$$/, ''), flags],
    [pattern, flags.replace('i', '')],
    [pattern, flags.replace('g', '')],
    [pattern.replace(/(?<![\\(+*?])\+/, '{2}'), flags],
    [pattern.replace(/(?<![\\(])\?(?![:=!<])/, ''), flags],
    [pattern.replace(/\|[^|()[\]]+(?=[|)]|$)/, ''), flags],
  ]
  return changed
    .filter(([body]) => body !== '')
    .map(([body, marks]) => replaced(node, 'regular expression', `/${body}/${marks}`))
}

function call(node: Node, text: string): Edit[] {
  const callee = node.callee as Node
  if (callee.type !== 'MemberExpression' || callee.computed) return []
  const [object, property] = [callee.object as Node, callee.property as Node]
  const name = text.slice(property.start, property.end)
  const other = methods.get(name)
  return [
    ...(other === undefined ? [] : [replaced(property, 'method', other)]),
    ...(dispensable.has(name) ? [replaced(node, 'call removed', text.slice(object.start, object.end))] : []),
  ]
}

/** A list or object with one element removed. */
function shortened(members: readonly (Node | null)[], text: string): Edit[] {
  return members.flatMap((member, index) => {
    if (member === null) return []
    const next = members[index + 1]
    const end = next ? next.start : (/^\s*,?/.exec(text.slice(member.end))?.[0].length ?? 0) + member.end
    return [{ kind: 'member removed', start: member.start, end, replacement: '' }]
  })
}

function statement(node: Node): Edit[] {
  const expression = node.expression as Node | undefined
  const isDirective = typeof node.directive === 'string'
  return isDirective || expression?.type === 'Literal' ? [] : [replaced(node, 'statement removed', ';')]
}

function returned(node: Node): Edit[] {
  const argument = node.argument as Node | null
  return argument === null ? [] : [replaced(argument, 'return value', 'undefined')]
}

function conditional(node: Node, text: string): Edit[] {
  const isRemovable = node.type === 'IfStatement' && !node.alternate
  return [...negated(node.test, text), ...(isRemovable ? [replaced(node, 'if removed', ';')] : [])]
}

/** The changes to a node itself, without those to its children. */
export function editsOf(node: Node, text: string): Edit[] {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
      return operatorOf(node, text)
    case 'IfStatement':
    case 'ConditionalExpression':
      return conditional(node, text)
    case 'WhileStatement':
    case 'DoWhileStatement':
      return negated(node.test, text)
    case 'Literal':
      return literal(node)
    case 'TemplateLiteral':
      return [replaced(node, 'empty string', '``')]
    case 'UnaryExpression':
      return node.operator === '!'
        ? [replaced(node, 'negate', text.slice((node.argument as Node).start, node.end))]
        : []
    case 'UpdateExpression':
      return [
        replaced(
          node,
          'operator',
          text.slice(node.start, node.end).replace(/\+\+|--/, (sign) => (sign === '++' ? '--' : '++')),
        ),
      ]
    case 'CallExpression':
      return call(node, text)
    case 'ArrayExpression':
      return shortened(node.elements as (Node | null)[], text)
    case 'ObjectExpression':
      return shortened(node.properties as Node[], text)
    case 'ExpressionStatement':
      return statement(node)
    case 'ContinueStatement':
    case 'BreakStatement':
      return [replaced(node, 'statement removed', ';')]
    case 'ReturnStatement':
      return returned(node)
    case 'SpreadElement':
      return []
    default:
      return []
  }
}
