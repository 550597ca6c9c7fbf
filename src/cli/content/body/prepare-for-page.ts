import type { Element, ElementContent, Root, RootContent } from 'hast'
import { isElement, makeElement } from '../html/element.ts'

const heading = /^h[2-6]$/

/**
 * A table in a region that scrolls and can be reached by keyboard (WCAG 2.2, 1.4.10 and 2.1.1). Its name needs no
 * language: the page's headline, then the table's caption or else its number.
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

/** HTML has no `align` any more: a class that the stylesheet knows. */
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
 * A body as a page shows it below its one `h1`: no heading more than one level below the one before (WCAG technique
 * G141), and tables that scroll by themselves. The words are the same.
 */
export const prepareForPage = (tree: Root): Root => ({
  ...tree,
  children: readied(tree.children, { level: 1, tables: 0 }),
})
