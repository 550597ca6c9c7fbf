import type { Element, Nodes, RootContent, Text } from 'hast'
import { Anchors } from './anchors.ts'
import { createDirectionElement } from './direction.ts'
import { makeElement, textContent, toOneLine } from './element.ts'
import {
  hiddenTags,
  inlineModelTags,
  paragraphBreakingTags,
  structuredBlockTags,
  toModelTag,
} from './element-kinds.ts'
import { isRubyOrFormula, lineariseRubyOrFormula } from './linearise-ruby-or-formula.ts'
import { toSafeLinkUrl } from './links.ts'
import { type InlineLeaf, splitParagraphs } from './split-paragraphs.ts'
import { toStructuredBlocks } from './structure.ts'

/** Returns the URL of a picture to keep; `null` for a picture to replace with its alternative text. */
export type FindPictureUrl = (src: unknown) => string | null

/** State shared by all collectors of one body. */
interface BodyContext {
  findPictureUrl: FindPictureUrl
  anchors: Anchors
}

/**
 * Collects the blocks of a body from elements of any kind. A run of inline content becomes a paragraph; an inline
 * element around blocks is repeated inside each block; an unknown element is replaced by its children.
 */
class BlockCollector {
  readonly blocks: Element[] = []
  readonly #context: BodyContext
  #paragraphLeaves: InlineLeaf[] = []

  constructor(context: BodyContext) {
    this.#context = context
  }

  addNodes(nodes: readonly RootContent[], ancestors: readonly Element[]): void {
    for (const node of nodes) {
      if (node.type === 'text') this.#addText(node.value, ancestors)
      else if (node.type === 'element') this.#collectFromElement(node, ancestors)
    }
  }

  #addText(text: string, ancestors: readonly Element[]): void {
    if (text.trim() !== '') this.#addPendingAnchors()
    this.#paragraphLeaves.push({ node: { type: 'text', value: text }, ancestors })
  }

  /**
   * Adds pending anchors outside all inline elements: Markdown does not recognise emphasis next to an anchor, and
   * links cannot be nested.
   */
  #addPendingAnchors(): void {
    for (const node of this.#context.anchors.takePendingAnchors())
      this.#paragraphLeaves.push({ node, ancestors: [] })
  }

  #collectFromElement(element: Element, outerAncestors: readonly Element[]): void {
    const bdi = createDirectionElement(element, outerAncestors)
    const ancestors = bdi === null ? outerAncestors : [...outerAncestors, bdi]
    const modelTag = toModelTag(element.tagName)
    if (hiddenTags.has(modelTag)) return
    this.#context.anchors.recordTarget(element)
    if (isRubyOrFormula(element))
      this.addNodes(lineariseRubyOrFormula(element, this.#getPrecedingCharacter()), ancestors)
    else if (structuredBlockTags.has(modelTag)) {
      this.endParagraph()
      const buildBlocks = (nodes: readonly RootContent[]) => collectBlocks(nodes, this.#context, ancestors)
      this.blocks.push(...toStructuredBlocks({ ...element, tagName: modelTag }, buildBlocks))
    } else if (paragraphBreakingTags.has(modelTag)) {
      this.endParagraph()
      this.addNodes(element.children, ancestors)
      this.endParagraph()
    } else if (modelTag === 'br') this.#paragraphLeaves.push({ node: makeElement('br'), ancestors })
    else if (modelTag === 'img') this.#addPictureOrAltText(element, ancestors)
    else if (modelTag === 'code' && containsOnlyText(element)) this.#addInlineCode(element, ancestors)
    else this.addNodes(element.children, this.#extendAncestors(modelTag, element, ancestors))
  }

  #getPrecedingCharacter(): string {
    const lastNode = this.#paragraphLeaves.at(-1)?.node
    return lastNode?.type === 'text' ? lastNode.value.slice(-1) : ''
  }

  #addPictureOrAltText({ properties }: Element, ancestors: readonly Element[]): void {
    const alt = toOneLine(String(properties.alt ?? ''))
    const src = this.#context.findPictureUrl(properties.src)
    if (src !== null) {
      this.#addPendingAnchors()
      this.#paragraphLeaves.push({ node: makeElement('img', [], { ...properties, src, alt }), ancestors })
    } else this.#addText(` ${alt} `, ancestors)
  }

  /** Adds inline code. In Markdown, it can contain only text, without spaces at its ends. */
  #addInlineCode(element: Element, ancestors: readonly Element[]): void {
    const codeText = textContent(element)
    const trimmedCode = toOneLine(codeText)
    if (codeText.trimStart() !== codeText) this.#paragraphLeaves.push({ node: spaceNode, ancestors })
    if (trimmedCode !== '') this.#addPendingAnchors()
    if (trimmedCode !== '')
      this.#paragraphLeaves.push({
        node: makeElement('code', [{ type: 'text', value: trimmedCode }]),
        ancestors,
      })
    if (codeText.trimEnd() !== codeText) this.#paragraphLeaves.push({ node: spaceNode, ancestors })
  }

  /**
   * Returns the ancestors of an element's children. Leaves out the element itself if the content model lacks its tag,
   * if an ancestor has the same tag, or if it is a link with an unsafe URL.
   */
  #extendAncestors(modelTag: string, element: Element, ancestors: readonly Element[]): readonly Element[] {
    if (!inlineModelTags.has(modelTag) || ancestors.some(({ tagName }) => tagName === modelTag))
      return ancestors
    if (modelTag !== 'a') return [...ancestors, { ...element, tagName: modelTag }]
    const href = toSafeLinkUrl(element.properties.href)
    if (href === null) return ancestors
    return [...ancestors, { ...element, properties: { href: this.#context.anchors.resolveHref(href) } }]
  }

  /** Ends the body. Anchors after the last words are added to the last paragraph. */
  endBody(): void {
    this.endParagraph()
    const lastBlock = this.blocks.at(-1)
    if (lastBlock?.tagName === 'p') lastBlock.children.push(...this.#context.anchors.takePendingAnchors())
  }

  endParagraph(): void {
    for (const paragraph of splitParagraphs(this.#paragraphLeaves))
      this.blocks.push(makeElement('p', paragraph))
    this.#paragraphLeaves = []
  }
}

const spaceNode: Text = { type: 'text', value: ' ' }

const containsOnlyText = ({ children }: Element): boolean =>
  children.every((child) => child.type !== 'element' || ['br', 'wbr'].includes(child.tagName))

/** Converts nodes to blocks. @param ancestors the inline elements that contain the nodes, outermost first */
function collectBlocks(
  nodes: readonly RootContent[],
  context: BodyContext,
  ancestors: readonly Element[],
): Element[] {
  const collector = new BlockCollector(context)
  collector.addNodes(nodes, ancestors)
  collector.endParagraph()
  return collector.blocks
}

/** Converts an HTML tree to the content model, in which a block contains either blocks or inline content. */
export function toContentModel(tree: Nodes, findPictureUrl: FindPictureUrl): Element[] {
  const nodes = 'children' in tree ? (tree.children as RootContent[]) : []
  const collector = new BlockCollector({ findPictureUrl, anchors: new Anchors(nodes) })
  collector.addNodes(nodes, [])
  collector.endBody()
  return collector.blocks
}
