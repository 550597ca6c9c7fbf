import type { Element, Nodes, RootContent, Text } from 'hast'
import { Anchors } from './anchors.ts'
import { directionOf } from './direction.ts'
import { makeElement, textContent, toOneLine } from './element.ts'
import { boxTags, hiddenTags, inlineTags, structureTags, toModelTag } from './element-kinds.ts'
import { lineariseLayout } from './linearise-layout.ts'
import { toLinkTarget } from './links.ts'
import { type InlineLeaf, splitParagraphs } from './split-paragraphs.ts'
import { toStructure } from './structure.ts'

/** Whether a picture at this URL may stay; one that may not leaves its alternative text. */
export type PicturePolicy = (src: string) => boolean

/** What holds for a whole body. */
interface BodyContext {
  allows: PicturePolicy
  anchors: Anchors
}

/**
 * Collects blocks from elements of any kind: runs of inline content become paragraphs, an inline element around
 * blocks goes into each of them, unknown elements leave their text.
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

  /** Outside of all marks, which Markdown could not read beside them, and of links, which cannot hold another. */
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

  /** Markdown's code holds text alone, and no space at its ends. */
  #addCode(original: Element, path: readonly Element[]): void {
    const text = textContent(original)
    const value = toOneLine(text)
    if (text.trimStart() !== text) this.#run.push({ node: space, path })
    if (value !== '') this.#addAnchors()
    if (value !== '') this.#run.push({ node: makeElement('code', [{ type: 'text', value }]), path })
    if (text.trimEnd() !== text) this.#run.push({ node: space, path })
  }

  /** The inline elements around the children of one: itself too, when a body keeps it and it is not there yet. */
  #pathInto(name: string, original: Element, path: readonly Element[]): readonly Element[] {
    if (!inlineTags.has(name) || path.some(({ tagName }) => tagName === name)) return path
    if (name !== 'a') return [...path, { ...original, tagName: name }]
    const href = toLinkTarget(original.properties.href)
    if (href === null) return path
    return [...path, { ...original, properties: { href: this.#context.anchors.lead(href) } }]
  }

  /** Places behind the last words begin where those end. */
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

/** The blocks that nodes make inside the inline elements `path`: paragraphs and the structures of a body. */
function flowOf(nodes: readonly RootContent[], context: BodyContext, path: readonly Element[]): Element[] {
  const flow = new Flow(context)
  flow.addAll(nodes, path)
  flow.endParagraph()
  return flow.blocks
}

/** A tree of any HTML in the strict shape of a body: blocks that hold blocks or inline content, never both. */
export function toContentModel(tree: Nodes, allows: PicturePolicy): Element[] {
  const nodes = 'children' in tree ? (tree.children as RootContent[]) : []
  const flow = new Flow({ allows, anchors: new Anchors(nodes) })
  flow.addAll(nodes, [])
  flow.endBody()
  return flow.blocks
}
