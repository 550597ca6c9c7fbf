import type { Element, ElementContent, RootContent } from 'hast'
import { element, isElement } from './element.ts'
import type { Inside } from './structure.ts'

const isList = (node: ElementContent | undefined) => isElement(node, 'ul', 'ol')

/** An entry as one line where it is one, with the lists below it. */
function tight(blocks: Element[]): ElementContent[] {
  const [first, ...rest] = blocks
  return first?.tagName === 'p' && rest.every(isList) ? [...first.children, ...rest] : blocks
}

/** Each entry alone, and whatever stands between two of them together. */
function runsOf(nodes: readonly RootContent[], ...entries: string[]): RootContent[][] {
  const runs: RootContent[][] = []
  let isOpen = false
  for (const node of nodes) {
    const isEntry = isElement(node, ...entries)
    if (isEntry || !isOpen) runs.push([node])
    else runs.at(-1)?.push(node)
    isOpen = !isEntry
  }
  return runs
}

/** A list whose every child is an entry: a list right inside it belongs to the entry before. */
export function listOf({ tagName, children, properties }: Element, inside: Inside): Element[] {
  const entries: Element[][] = []
  for (const run of runsOf(children, 'li')) {
    const blocks = inside(run)
    const last = entries.at(-1)
    if (last && blocks.length > 0 && !isElement(run[0], 'li') && blocks.every(isList)) last.push(...blocks)
    else if (blocks.length > 0) entries.push(blocks)
  }
  const items = entries.map((blocks) => element('li', tight(blocks)))
  return items.length === 0 ? [] : [element(tagName, items, tagName === 'ol' ? properties : {})]
}

/** The terms and definitions of a list, out of whatever groups them. */
function definitionsIn(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node) => (isElement(node, 'div') ? definitionsIn(node.children) : [node]))
}

/** A list of definitions; what is neither term nor definition is a definition. */
export function definitionsOf({ children }: Element, inside: Inside): Element[] {
  const items = runsOf(definitionsIn(children), 'dt', 'dd').flatMap((run) => {
    const blocks = inside(run)
    const isLine = blocks.length === 1 && blocks[0]?.tagName === 'p'
    const content = isLine ? (blocks[0]?.children ?? []) : blocks
    return blocks.length === 0 ? [] : [element(isElement(run[0], 'dt') ? 'dt' : 'dd', content)]
  })
  return items.length === 0 ? [] : [element('dl', items)]
}
