import type { Element, ElementContent, Root, RootContent } from 'hast'
import { isElement, makeElement } from '../html/element.ts'

const headingTag = /^h[2-6]$/

/**
 * Wraps a table in a region that scrolls and has keyboard focus (WCAG 2.2, 1.4.10 and 2.1.1). Its accessible name
 * needs no translation: the headline of the page with the table's caption or number.
 */
function wrapTable(table: Element, number: number): Element {
  const caption = table.children.find((child) => isElement(child, 'caption')) as Element | undefined
  const id = `table-${number}`
  if (caption) caption.properties.id = id
  const label = caption ? {} : { id, ariaLabel: String(number) }
  const properties = {
    className: ['wide'],
    tabIndex: 0,
    ariaLabelledBy: ['headline', id],
    ...label,
  }
  return { ...makeElement('section', [table]), properties }
}

/** Replaces the obsolete `align` attribute by a class of the stylesheet. */
function alignByClass(node: Element): Element {
  const { align, ...properties } = node.properties
  const children = node.children.map((child) => (child.type === 'element' ? alignByClass(child) : child))
  return { ...node, properties: align ? { ...properties, className: [String(align)] } : properties, children }
}

interface PageState {
  level: number
  tables: number
}

function prepareNodes(nodes: readonly RootContent[], progress: PageState): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return node.type === 'doctype' ? [] : [node]
    if (node.tagName === 'table') return [wrapTable(alignByClass(node), ++progress.tables)]
    if (!headingTag.test(node.tagName)) return [{ ...node, children: prepareNodes(node.children, progress) }]
    progress.level = Math.min(Number(node.tagName[1]), progress.level + 1)
    return [{ ...node, tagName: `h${progress.level}` }]
  })
}

/**
 * Adapts a body to a page, below its one `h1`: heading levels skip none (WCAG technique G141), and tables scroll
 * by themselves. The text does not change.
 */
export const prepareForPage = (tree: Root): Root => ({
  ...tree,
  children: prepareNodes(tree.children, { level: 1, tables: 0 }),
})
