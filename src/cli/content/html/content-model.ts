import type { Element, Nodes, RootContent, Text } from 'hast'
import { Anchors } from './anchors.ts'
import { directionOf } from './direction.ts'
import { makeElement, textContent, toOneLine } from './element.ts'
import { boxTags, hiddenTags, inlineTags, structureTags, toModelTag } from './element-kinds.ts'
import { lineariseLayout } from './linearise-layout.ts'
import { toLinkTarget } from './links.ts'
import { type InlineLeaf, splitParagraphs } from './split-paragraphs.ts'
import { toStructure } from './structure.ts'

/** True when the picture at this URL is kept; another one is replaced by its alternative text. */
export type PicturePolicy = (src: string) => boolean

/** Shared state of one body. */
interface BodyContext {
  allows: PicturePolicy
  anchors: Anchors
}

/**
 * Collects blocks from any elements. Runs of inline content become paragraphs, an inline element around blocks is
 * repeated inside each, and unknown elements leave their children.
 */
class Flow {
  readonly blocks: Element[] = []
  readonly #context: BodyContext
  #run: InlineLeaf[] = []

  constructor(context: BodyContext) {
    this.#context = context
  }

  addAll(nodes: readonly RootContent[], path: readonly Element[]): void {
    for (const node of nodes) {
      if (node.type === 'text') this.#addText(node.value, path)
      else if (node.type === 'element') this.#addElement(node, path)
    }
  }

  #addText(value: string, path: readonly Element[]): void {
    if (value.trim() !== '') this.#addAnchors()
    this.#run.push({ node: { type: 'text', value }, path })
  }

  /**
   * Adds pending anchors outside all marks and links: Markdown cannot read a mark beside an anchor, and links do
   * not nest.
   */
  #addAnchors(): void {
    for (const node of this.#context.anchors.take()) this.#run.push({ node, path: [] })
  }

  #addElement(original: Element, around: readonly Element[]): void {
    const direction = directionOf(original, around)
    const path = direction === null ? around : [...around, direction]
    const name = toModelTag(original.tagName)
    if (hiddenTags.has(name)) return
    this.#context.anchors.meet(original)
    const spelled = lineariseLayout(original, this.#textBefore())
    if (spelled) this.addAll(spelled, path)
    else if (structureTags.has(name)) {
      this.endParagraph()
      const inside = (nodes: readonly RootContent[]) => flowOf(nodes, this.#context, path)
      this.blocks.push(...toStructure({ ...original, tagName: name }, inside))
    } else if (boxTags.has(name)) {
      this.endParagraph()
      this.addAll(original.children, path)
      this.endParagraph()
    } else if (name === 'br') this.#run.push({ node: makeElement('br'), path })
    else if (name === 'img') this.#addPicture(original, path)
    else if (name === 'code' && isText(original)) this.#addCode(original, path)
    else this.addAll(original.children, this.#pathInto(name, original, path))
  }

  #textBefore(): string {
    const last = this.#run.at(-1)?.node
    return last?.type === 'text' ? last.value.slice(-1) : ''
  }

  #addPicture({ properties }: Element, path: readonly Element[]): void {
    const alt = toOneLine(String(properties.alt ?? ''))
    const src = toLinkTarget(properties.src)
    const isAllowed = src !== null && !src.startsWith('mailto:') && this.#context.allows(src)
    if (isAllowed) {
      this.#addAnchors()
      this.#run.push({ node: makeElement('img', [], { ...properties, src, alt }), path })
    } else this.#addText(` ${alt} `, path)
  }

  /** Adds inline code. Markdown allows only text in it, without spaces at the ends. */
  #addCode(original: Element, path: readonly Element[]): void {
    const text = textContent(original)
    const value = toOneLine(text)
    if (text.trimStart() !== text) this.#run.push({ node: space, path })
    if (value !== '') this.#addAnchors()
    if (value !== '') this.#run.push({ node: makeElement('code', [{ type: 'text', value }]), path })
    if (text.trimEnd() !== text) this.#run.push({ node: space, path })
  }

  /**
   * Returns the path for an element's children: the path itself, or extended by the element when the body keeps
   * its tag.
   */
  #pathInto(name: string, original: Element, path: readonly Element[]): readonly Element[] {
    if (!inlineTags.has(name) || path.some(({ tagName }) => tagName === name)) return path
    if (name !== 'a') return [...path, { ...original, tagName: name }]
    const href = toLinkTarget(original.properties.href)
    if (href === null) return path
    return [...path, { ...original, properties: { href: this.#context.anchors.lead(href) } }]
  }

  /** Ends the body. Anchors after the last words go to the end of the last paragraph. */
  endBody(): void {
    this.endParagraph()
    const last = this.blocks.at(-1)
    if (last?.tagName === 'p') last.children.push(...this.#context.anchors.take())
  }

  endParagraph(): void {
    for (const paragraph of splitParagraphs(this.#run)) this.blocks.push(makeElement('p', paragraph))
    this.#run = []
  }
}

const space: Text = { type: 'text', value: ' ' }

const isText = ({ children }: Element): boolean =>
  children.every((child) => child.type !== 'element' || ['br', 'wbr'].includes(child.tagName))

/** Builds the blocks of nodes that stand inside the inline elements of `path`. */
function flowOf(nodes: readonly RootContent[], context: BodyContext, path: readonly Element[]): Element[] {
  const flow = new Flow(context)
  flow.addAll(nodes, path)
  flow.endParagraph()
  return flow.blocks
}

/** Converts any HTML tree to the content model: blocks contain either blocks or inline content, never both. */
export function toContentModel(tree: Nodes, allows: PicturePolicy): Element[] {
  const nodes = 'children' in tree ? (tree.children as RootContent[]) : []
  const flow = new Flow({ allows, anchors: new Anchors(nodes) })
  flow.addAll(nodes, [])
  flow.endBody()
  return flow.blocks
}
