import type { Element, ElementContent, Root, RootContent } from 'hast'
import { isElement, makeElement } from '../html/element.ts'

const heading = /^h[2-6]$/

/**
 * Wraps a table in a region that scrolls and has keyboard focus (WCAG 2.2, 1.4.10 and 2.1.1). Its accessible name
 * needs no translation: the headline of the page with the table's caption or number.
 */
function region(table: Element, number: number): Element {
  const caption = table.children.find((child) => isElement(child, 'caption')) as Element | undefined
  const id = `table-${number}`
  if (caption) caption.properties.id = id
  const named = caption ? {} : { id, ariaLabel: String(number) }
  const properties = {
    className: ['wide'],
    tabIndex: 0,
    ariaLabelledBy: ['headline', id],
    ...named,
  }
  return { ...makeElement('section', [table]), properties }
}

/** Replaces the obsolete `align` attribute by a class of the stylesheet. */
function aligned(node: Element): Element {
  const { align, ...properties } = node.properties
  const children = node.children.map((child) => (child.type === 'element' ? aligned(child) : child))
  return { ...node, properties: align ? { ...properties, className: [String(align)] } : properties, children }
}

interface Progress {
  level: number
  tables: number
}

function readied(nodes: readonly RootContent[], progress: Progress): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return node.type === 'doctype' ? [] : [node]
    if (node.tagName === 'table') return [region(aligned(node), ++progress.tables)]
    if (!heading.test(node.tagName)) return [{ ...node, children: readied(node.children, progress) }]
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
  children: readied(tree.children, { level: 1, tables: 0 }),
})
