import type { Element, ElementContent, Root, RootContent } from 'hast'
import { isElement, makeElement } from '../html/element.ts'
import { addBlockClasses } from './add-block-classes.ts'
import { toEmbedBox } from './embed-box.ts'
import { joinTextNodes } from './join-text-nodes.ts'
import {
  groupIntoGallery,
  isBlankOrLineBreak,
  isGallery,
  PictureAttributeAdder,
  toPictureFigures,
} from './page-pictures.ts'
import type { PictureLookup } from './picture-size.ts'
import { removeStraySoftHyphens } from './remove-stray-soft-hyphens.ts'

const headingTagPattern = /^h[2-6]$/

/**
 * Wraps a table in a region that scrolls and can receive keyboard focus (WCAG 2.2, 1.4.10 and 2.1.1). The region's
 * accessible name needs no translation: it combines the page's headline with the table's caption or number.
 */
function wrapTableInScrollRegion(table: Element, tableNumber: number): Element {
  const caption = table.children.find((child) => isElement(child, 'caption')) as Element | undefined
  const id = `table-${tableNumber}`
  if (caption) caption.properties.id = id
  const labelProperties = caption ? {} : { id, ariaLabel: String(tableNumber) }
  const properties = {
    className: ['wide'],
    tabIndex: 0,
    ariaLabelledBy: ['headline', id],
    ...labelProperties,
  }
  return { ...makeElement('section', [table]), properties }
}

/** Replaces the obsolete `align` attributes of an element and its descendants with classes. */
function replaceAlignWithClass(node: Element): Element {
  const { align, ...properties } = node.properties
  const children = node.children.map((child) =>
    child.type === 'element' ? replaceAlignWithClass(child) : child,
  )
  return { ...node, properties: align ? { ...properties, className: [String(align)] } : properties, children }
}

interface PageAdaptationState {
  isDated: boolean
  lastHeadingLevel: number
  tableCount: number
  pictureAttributeAdder: PictureAttributeAdder
}

/**
 * Unwraps a link that contains only white space and line breaks, such as one around a missing picture. Keeps a link
 * with an id, because other links may lead to it.
 */
const unwrapLinkIfBlank = (link: Element): ElementContent[] =>
  link.properties.id === undefined && link.children.every(isBlankOrLineBreak) ? link.children : [link]

function adaptElementToPage(node: Element, pageState: PageAdaptationState): ElementContent[] {
  const adaptChildren = () => adaptNodesToPage(node.children, pageState)
  if (node.tagName === 'img') return pageState.pictureAttributeAdder.adaptPicture(node)
  if (isGallery(node))
    return [
      {
        ...node,
        children: pageState.pictureAttributeAdder.runInGallery(node.children.length, adaptChildren),
      },
    ]
  if (node.tagName === 'table')
    return [
      wrapTableInScrollRegion(
        replaceAlignWithClass({ ...node, children: adaptChildren() }),
        ++pageState.tableCount,
      ),
    ]
  // Programs would take the first `time` on the page for the date that the article lacks.
  if (node.tagName === 'time' && !pageState.isDated) return adaptChildren()
  if (node.tagName === 'a') return unwrapLinkIfBlank({ ...node, children: adaptChildren() })
  if (!headingTagPattern.test(node.tagName)) return [{ ...node, children: adaptChildren() }]
  pageState.lastHeadingLevel = Math.min(Number(node.tagName[1]), pageState.lastHeadingLevel + 1)
  return [{ ...node, tagName: `h${pageState.lastHeadingLevel}`, children: adaptChildren() }]
}

function adaptNodesToPage(nodes: readonly RootContent[], pageState: PageAdaptationState): ElementContent[] {
  const adaptedNodes = nodes.flatMap((node) => {
    if (node.type === 'element') return adaptElementToPage(node, pageState)
    if (node.type === 'text') return [{ ...node, value: removeStraySoftHyphens(node.value) }]
    return node.type === 'doctype' ? [] : [node]
  })
  return joinTextNodes(adaptedNodes)
}

/** Groups consecutive pictures of a body into galleries, and puts links that stand in for embeds into boxes. */
function groupPicturesAndBoxEmbeds(nodes: readonly RootContent[]): RootContent[] {
  const [blocks, pendingFigures]: [RootContent[], Element[]] = [[], []]
  const flushFigures = () => blocks.push(...groupIntoGallery(pendingFigures.splice(0)))
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
 * Adapts a body to a page, whose only `h1` is the headline. Makes heading levels contiguous (WCAG technique G141),
 * lets tables scroll, adds picture sizes, frames missing pictures and embeds, and adds classes to verse, pull quotes,
 * questions and notes. Removes stray soft hyphens, but no words.
 */
export const adaptBodyToPage = (tree: Root, pictureLookup: PictureLookup, isDated: boolean): Root => ({
  ...tree,
  children: adaptNodesToPage(addBlockClasses(groupPicturesAndBoxEmbeds(tree.children)), {
    isDated,
    lastHeadingLevel: 1,
    tableCount: 0,
    pictureAttributeAdder: new PictureAttributeAdder(pictureLookup),
  }),
})
