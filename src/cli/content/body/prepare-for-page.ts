import type { Element, ElementContent, Root, RootContent } from 'hast'
import { isElement, makeElement } from '../html/element.ts'
import { classifyBlocks } from './classify-blocks.ts'
import { toEmbedBox } from './embed-box.ts'
import { joinTextNodes } from './join-text-nodes.ts'
import { isBlank, isGallery, PagePictures, toGallery, toPictureFigures } from './page-pictures.ts'
import type { PictureFacts } from './picture-size.ts'
import { removeStrayHyphens } from './remove-stray-hyphens.ts'

const headingTagPattern = /^h[2-6]$/

/**
 * Wraps a table in a region that scrolls and has keyboard focus (WCAG 2.2, 1.4.10 and 2.1.1). Its accessible name needs
 * no translation: it is the page's headline with the table's caption or number.
 */
function wrapTable(table: Element, tableNumber: number): Element {
  const caption = table.children.find((child) => isElement(child, 'caption')) as Element | undefined
  const id = `table-${tableNumber}`
  if (caption) caption.properties.id = id
  const label = caption ? {} : { id, ariaLabel: String(tableNumber) }
  const properties = {
    className: ['wide'],
    tabIndex: 0,
    ariaLabelledBy: ['headline', id],
    ...label,
  }
  return { ...makeElement('section', [table]), properties }
}

/** Replaces the obsolete `align` attribute by a class. */
function alignByClass(node: Element): Element {
  const { align, ...properties } = node.properties
  const children = node.children.map((child) => (child.type === 'element' ? alignByClass(child) : child))
  return { ...node, properties: align ? { ...properties, className: [String(align)] } : properties, children }
}

interface PageState {
  isDated: boolean
  headingLevel: number
  tableCount: number
  pagePictures: PagePictures
}

/**
 * Drops a link without words, such as one around a missing picture, unless other links lead to it; keeps its spaces.
 */
const dropEmptyLink = (link: Element): ElementContent[] =>
  link.properties.id === undefined && link.children.every(isBlank) ? link.children : [link]

function prepareElement(node: Element, pageState: PageState): ElementContent[] {
  const children = () => prepareNodes(node.children, pageState)
  if (node.tagName === 'img') return pageState.pagePictures.prepare(node)
  if (isGallery(node))
    return [{ ...node, children: pageState.pagePictures.prepareGallery(node.children.length, children) }]
  if (node.tagName === 'table')
    return [wrapTable(alignByClass({ ...node, children: children() }), ++pageState.tableCount)]
  // Programs date an article without a date by the first `time` of its page.
  if (node.tagName === 'time' && !pageState.isDated) return children()
  if (node.tagName === 'a') return dropEmptyLink({ ...node, children: children() })
  if (!headingTagPattern.test(node.tagName)) return [{ ...node, children: children() }]
  pageState.headingLevel = Math.min(Number(node.tagName[1]), pageState.headingLevel + 1)
  return [{ ...node, tagName: `h${pageState.headingLevel}`, children: children() }]
}

function prepareNodes(nodes: readonly RootContent[], pageState: PageState): ElementContent[] {
  const prepared = nodes.flatMap((node) => {
    if (node.type === 'element') return prepareElement(node, pageState)
    if (node.type === 'text') return [{ ...node, value: removeStrayHyphens(node.value) }]
    return node.type === 'doctype' ? [] : [node]
  })
  return joinTextNodes(prepared)
}

/** Groups consecutive pictures of a body into galleries, and converts its embeds to boxes. */
function groupPicturesAndEmbeds(nodes: readonly RootContent[]): RootContent[] {
  const [blocks, pendingFigures]: [RootContent[], Element[]] = [[], []]
  const flushFigures = () => blocks.push(...toGallery(pendingFigures.splice(0)))
  for (const node of nodes) {
    const figures = node.type === 'element' ? toPictureFigures(node) : []
    pendingFigures.push(...figures)
    if (figures.length > 0) continue
    flushFigures()
    blocks.push((node.type === 'element' && toEmbedBox(node)) || node)
  }
  flushFigures()
  return blocks
}

/**
 * Adapts a body to a page, below its only `h1`: makes heading levels contiguous (WCAG technique G141), lets tables
 * scroll, adds the sizes of pictures, frames missing pictures and embeds, and adds classes to verse, pull quotes,
 * questions and notes; removes stray soft hyphens. No word is lost.
 * @param isDated false for an article without a date, whose page has no `time`
 */
export const prepareForPage = (tree: Root, facts: PictureFacts, isDated: boolean): Root => ({
  ...tree,
  children: prepareNodes(classifyBlocks(groupPicturesAndEmbeds(tree.children)), {
    isDated,
    headingLevel: 1,
    tableCount: 0,
    pagePictures: new PagePictures(facts),
  }),
})
