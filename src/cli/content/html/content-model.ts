import type { Element, Nodes, RootContent, Text } from 'hast'
import { Anchors } from './anchors.ts'
import { createBdi } from './direction.ts'
import { makeElement, textContent, toOneLine } from './element.ts'
import { hiddenTags, inlineTags, plainBlockTags, structuredBlockTags, toModelTag } from './element-kinds.ts'
import { lineariseLayout } from './linearise-layout.ts'
import { toLinkTarget } from './links.ts'
import { type InlineLeaf, splitParagraphs } from './split-paragraphs.ts'
import { toStructuredBlocks } from './structure.ts'

/** Returns the URL of a picture to keep; `null` for one that is replaced by its alternative text. */
export type FindPictureUrl = (src: unknown) => string | null

/** Shared state of one body. */
interface BodyContext {
  findPictureUrl: FindPictureUrl
  anchors: Anchors
}

/**
 * Collects blocks from any elements. Runs of inline content become paragraphs, an inline element around blocks is
 * repeated inside each, and unknown elements leave their children.
 */
class BlockCollector {
  readonly blocks: Element[] = []
  readonly #context: BodyContext
  #leaves: InlineLeaf[] = []

  constructor(context: BodyContext) {
    this.#context = context
  }

  addAll(nodes: readonly RootContent[], ancestors: readonly Element[]): void {
    for (const node of nodes) {
      if (node.type === 'text') this.#addText(node.value, ancestors)
      else if (node.type === 'element') this.#addElement(node, ancestors)
    }
  }

  #addText(value: string, ancestors: readonly Element[]): void {
    if (value.trim() !== '') this.#addAnchors()
    this.#leaves.push({ node: { type: 'text', value }, ancestors })
  }

  /**
   * Adds pending anchors outside all marks and links: Markdown cannot read a mark next to an anchor, and links cannot
   * be nested.
   */
  #addAnchors(): void {
    for (const node of this.#context.anchors.takePendingAnchors()) this.#leaves.push({ node, ancestors: [] })
  }

  #addElement(element: Element, outerAncestors: readonly Element[]): void {
    const bdi = createBdi(element, outerAncestors)
    const ancestors = bdi === null ? outerAncestors : [...outerAncestors, bdi]
    const modelTag = toModelTag(element.tagName)
    if (hiddenTags.has(modelTag)) return
    this.#context.anchors.recordTarget(element)
    const linearContent = lineariseLayout(element, this.#precedingCharacter())
    if (linearContent) this.addAll(linearContent, ancestors)
    else if (structuredBlockTags.has(modelTag)) {
      this.endParagraph()
      const buildBlocks = (nodes: readonly RootContent[]) => collectBlocks(nodes, this.#context, ancestors)
      this.blocks.push(...toStructuredBlocks({ ...element, tagName: modelTag }, buildBlocks))
    } else if (plainBlockTags.has(modelTag)) {
      this.endParagraph()
      this.addAll(element.children, ancestors)
      this.endParagraph()
    } else if (modelTag === 'br') this.#leaves.push({ node: makeElement('br'), ancestors })
    else if (modelTag === 'img') this.#addPicture(element, ancestors)
    else if (modelTag === 'code' && containsOnlyText(element)) this.#addCode(element, ancestors)
    else this.addAll(element.children, this.#ancestorsInside(modelTag, element, ancestors))
  }

  #precedingCharacter(): string {
    const last = this.#leaves.at(-1)?.node
    return last?.type === 'text' ? last.value.slice(-1) : ''
  }

  #addPicture({ properties }: Element, ancestors: readonly Element[]): void {
    const alt = toOneLine(String(properties.alt ?? ''))
    const src = this.#context.findPictureUrl(properties.src)
    if (src !== null) {
      this.#addAnchors()
      this.#leaves.push({ node: makeElement('img', [], { ...properties, src, alt }), ancestors })
    } else this.#addText(` ${alt} `, ancestors)
  }

  /** Adds inline code. In Markdown, it can contain only text, without spaces at its ends. */
  #addCode(element: Element, ancestors: readonly Element[]): void {
    const text = textContent(element)
    const value = toOneLine(text)
    if (text.trimStart() !== text) this.#leaves.push({ node: spaceNode, ancestors })
    if (value !== '') this.#addAnchors()
    if (value !== '') this.#leaves.push({ node: makeElement('code', [{ type: 'text', value }]), ancestors })
    if (text.trimEnd() !== text) this.#leaves.push({ node: spaceNode, ancestors })
  }

  /**
   * Returns the ancestors of an element's children: with the element itself if the body keeps its tag, otherwise
   * unchanged.
   */
  #ancestorsInside(modelTag: string, element: Element, ancestors: readonly Element[]): readonly Element[] {
    if (!inlineTags.has(modelTag) || ancestors.some(({ tagName }) => tagName === modelTag)) return ancestors
    if (modelTag !== 'a') return [...ancestors, { ...element, tagName: modelTag }]
    const href = toLinkTarget(element.properties.href)
    if (href === null) return ancestors
    return [...ancestors, { ...element, properties: { href: this.#context.anchors.resolveHref(href) } }]
  }

  /** Ends the body. Anchors after the last words go to the end of the last paragraph. */
  endBody(): void {
    this.endParagraph()
    const last = this.blocks.at(-1)
    if (last?.tagName === 'p') last.children.push(...this.#context.anchors.takePendingAnchors())
  }

  endParagraph(): void {
    for (const paragraph of splitParagraphs(this.#leaves)) this.blocks.push(makeElement('p', paragraph))
    this.#leaves = []
  }
}

const spaceNode: Text = { type: 'text', value: ' ' }

const containsOnlyText = ({ children }: Element): boolean =>
  children.every((child) => child.type !== 'element' || ['br', 'wbr'].includes(child.tagName))

/** Converts nodes to block elements. @param ancestors the inline elements that contain the nodes, outermost first */
function collectBlocks(
  nodes: readonly RootContent[],
  context: BodyContext,
  ancestors: readonly Element[],
): Element[] {
  const collector = new BlockCollector(context)
  collector.addAll(nodes, ancestors)
  collector.endParagraph()
  return collector.blocks
}

/** Converts any HTML tree to the content model: blocks contain either blocks or inline content, never both. */
export function toContentModel(tree: Nodes, findPictureUrl: FindPictureUrl): Element[] {
  const nodes = 'children' in tree ? (tree.children as RootContent[]) : []
  const collector = new BlockCollector({ findPictureUrl, anchors: new Anchors(nodes) })
  collector.addAll(nodes, [])
  collector.endBody()
  return collector.blocks
}
