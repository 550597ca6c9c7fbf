import { parseSync } from 'oxc-parser'
import { type Edit, editsOf, type Node } from './edits.ts'

/** A small change to one file. */
export interface Mutant {
  /** Relative to the project. */
  file: string
  line: number
  /** The kind of change: `negate`, `remove statement`, … */
  kind: string
  /** Offsets of the replaced text in the file, in UTF-16 code units. */
  start: number
  end: number
  replacement: string
}

/** True for nodes without executable code, such as types and imports, and for the messages of broken invariants. */
const skipped = (node: Node): boolean =>
  /^TS(?!AsExpression|SatisfiesExpression|NonNull)/.test(node.type) ||
  ['ImportDeclaration', 'ExportAllDeclaration', 'ThrowStatement'].includes(node.type)

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

function* childrenOf(node: Node): Generator<Node> {
  for (const value of Object.values(node))
    for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) yield each
}

function* nodesIn(node: Node): Generator<Node> {
  if (skipped(node)) return
  yield node
  for (const child of childrenOf(node)) yield* nodesIn(child)
}

const parses = (file: string, text: string) => parseSync(file, text).errors.length === 0

/** The text after the change. */
export const applied = (
  text: string,
  { start, end, replacement }: Pick<Mutant, 'start' | 'end' | 'replacement'>,
) => text.slice(0, start) + replacement + text.slice(end)

/**
 * Returns every small change after which the file still parses, without duplicates, in the order of the text.
 * @param file relative to the project
 */
export function mutantsOf(file: string, text: string): Mutant[] {
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  const root = parseSync(file, text).program as unknown as Node
  const all = new Map<string, Mutant>()
  const add = ({ kind, start, end, replacement }: Edit) => {
    const mutant = { file, line: lineOf(start), kind, start, end, replacement }
    const changed = applied(text, mutant)
    if (changed !== text && !all.has(changed) && parses(file, changed)) all.set(changed, mutant)
  }
  for (const node of nodesIn(root)) for (const edit of editsOf(node, text)) add(edit)
  return [...all.values()]
}
