import type { Element, ElementContent, Properties, Root } from 'hast'
import markdownIt, { type Token } from 'markdown-it'
import { normalizeUri } from 'micromark-util-sanitize-uri'
import { addFootnoteRules } from './footnote-rules.ts'
import { Footnotes } from './footnotes.ts'

/** A parsed text, with facts about its Markdown that the tree does not contain. */
export interface ParsedMarkdown {
  /** The tree, in which inline and block HTML are nodes of type `raw`. */
  tree: Root
  hasHtml: boolean
  /** URLs of links, as written. */
  linkUrls: string[]
  /** True if the text defines link references or footnotes, even unused ones. */
  hasReferenceDefinitions: boolean
}

/**
 * Parser for CommonMark with GFM's tables, strikethrough and footnotes, but without its autolinks, which turn text
 * into links. Accepts every URL; the sanitiser checks URLs later, as in HTML.
 */
const parser = markdownIt('commonmark', { maxNesting: 1000 }).enable(['table', 'strikethrough'])
addFootnoteRules(parser)
parser.validateLink = () => true
parser.normalizeLink = (url) => url
parser.normalizeLinkText = (url) => url

const plainUrlPattern = /^[!#$&-;=?-Z_a-z~]*$/

const encodeUrl = (url: string) => (plainUrlPattern.test(url) ? url : normalizeUri(url))

const readAttribute = (token: Token, name: string) => String(token.attrGet(name) ?? '')

const voidTags = new Set(['hr', 'br'])

/** Returns a picture's alternative text: the text of its tokens. */
const readAlternativeText = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => {
      if (token.type === 'image') return readAlternativeText(token.children ?? [])
      if (token.type === 'softbreak') return '\n'
      return token.type === 'text' || token.type === 'code_inline' ? token.content : ''
    })
    .join('')

/** Returns the HTML properties of the element that a token opens. */
function toElementProperties(token: Token): Properties {
  if (token.attrs === null) return {}
  if (token.type === 'link_open') return { href: encodeUrl(readAttribute(token, 'href')) }
  const align = /^text-align:(.*)$/.exec(readAttribute(token, 'style'))?.[1]
  const start = token.attrGet('start')
  return { ...(align === undefined ? {} : { align }), ...(start === null ? {} : { start: Number(start) }) }
}

/** Builds an HTML tree from the parser's tokens. */
class HtmlTreeBuilder {
  readonly parsedMarkdown: ParsedMarkdown
  readonly #openChildLists: ElementContent[][]
  readonly #footnotes = new Footnotes()

  constructor(hasReferenceDefinitions: boolean) {
    const tree: Root = { type: 'root', children: [] }
    this.parsedMarkdown = { tree, hasHtml: false, linkUrls: [], hasReferenceDefinitions }
    this.#openChildLists = [tree.children as ElementContent[]]
  }

  #addNode(node: ElementContent): void {
    this.#openChildLists.at(-1)?.push(node)
  }

  #addElement(tagName: string, properties: Properties, children: ElementContent[]): Element {
    const element: Element = { type: 'element', tagName, properties, children }
    this.#addNode(element)
    return element
  }

  #addText = (text: string) => this.#addNode({ type: 'text', value: text })

  #addHtml(html: string): void {
    this.parsedMarkdown.hasHtml = true
    this.#addNode({ type: 'raw', value: html } as unknown as ElementContent)
  }

  #addPicture(token: Token): void {
    const src = readAttribute(token, 'src')
    this.#addElement('img', { src: encodeUrl(src), alt: readAlternativeText(token.children ?? []) }, [])
  }

  /** Adds a code block. Ignores the info string of a fence. */
  #addCodeBlock(content: string): void {
    const code: Element = { type: 'element', tagName: 'code', properties: {}, children: [] }
    if (content !== '') code.children.push({ type: 'text', value: content })
    this.#addElement('pre', {}, [code])
  }

  addTokens(tokens: readonly Token[]): void {
    for (const token of tokens) this.#addToken(token)
  }

  /** Adds the list of footnotes below the text, if there are any footnotes. */
  addFootnoteList(): void {
    const noteList = this.#footnotes.createNoteListWithBackLinks()
    if (noteList === null) return
    this.parsedMarkdown.hasReferenceDefinitions = true
    this.#addNode(noteList)
  }

  #addToken(token: Token): void {
    if (token.type === 'inline') this.addTokens(token.children ?? [])
    else if (token.type === 'text') this.#addText(token.content)
    else if (token.type === 'softbreak') this.#addText('\n')
    else if (token.type === 'html_inline' || token.type === 'html_block') this.#addHtml(token.content)
    else if (token.type === 'image') this.#addPicture(token)
    else if (token.type === 'code_inline')
      this.#addElement('code', {}, [{ type: 'text', value: token.content }])
    else if (token.type === 'code_block' || token.type === 'fence') this.#addCodeBlock(token.content)
    else if (token.type === 'footnote_mark') this.#addNode(this.#footnotes.createMark(token.info))
    else if (token.type === 'footnote_open')
      this.#openChildLists.push(this.#footnotes.getOrCreateContentNodes(token.info))
    // The paragraphs of a tight list are hidden tokens.
    else if (token.hidden) this.#addText('\n')
    else if (token.nesting < 0) this.#openChildLists.pop()
    else this.#openElement(token)
  }

  #openElement(token: Token): void {
    if (token.type === 'link_open') this.parsedMarkdown.linkUrls.push(readAttribute(token, 'href'))
    const { children } = this.#addElement(token.tag, toElementProperties(token), [])
    if (!voidTags.has(token.tag)) this.#openChildLists.push(children)
  }
}

/** Parses Markdown into a tree that is not sanitised. */
export function parseMarkdown(markdown: string): ParsedMarkdown {
  const environment: { references?: Record<string, never> } = {}
  const tokens = parser.parse(markdown, environment)
  const builder = new HtmlTreeBuilder(Object.keys(environment.references ?? {}).length > 0)
  builder.addTokens(tokens)
  builder.addFootnoteList()
  return builder.parsedMarkdown
}

/**
 * Facts needed to parse a text in parts: the lines at which it can be divided, its defined labels and the largest
 * number of containers in an indivisible part.
 */
export interface MarkdownBlocks {
  /** Line numbers, from 0, at which blocks and items begin that are inside nothing but quotations. */
  startLines: number[]
  /** True for a label that the text defines. */
  isDefinedLabel: (label: string) => boolean
  /** Largest number of lists and quotations within one indivisible block or list item. */
  maxContainersPerPart: number
}

/**
 * Finds the tokens that begin a block or list item inside nothing but quotations. Each of their lines repeats the marks
 * of the quotations, so the text can be divided there.
 */
function findDivisionTokens(tokens: readonly Token[]): Set<Token> {
  const divisionTokens = new Set<Token>()
  let quotationDepth = 0
  for (const token of tokens) {
    const { type, level, nesting } = token
    if (type === 'blockquote_close') quotationDepth = Math.min(quotationDepth, level)
    if (nesting < 0) continue
    const isListItem = type === 'list_item_open' && level === quotationDepth + 1
    if (level === quotationDepth || isListItem) divisionTokens.add(token)
    if (type === 'blockquote_open' && level === quotationDepth) quotationDepth++
  }
  return divisionTokens
}

/** Counts the lists and quotations between each two tokens for dividing. Returns the largest count. */
function findMaxContainersPerPart(tokens: readonly Token[], divisionTokens: ReadonlySet<Token>): number {
  let [maxCount, count] = [0, 0]
  for (const token of tokens) {
    if (divisionTokens.has(token)) count = 0
    else if (/^(?:bullet_list|ordered_list|blockquote)_open$/.test(token.type)) count++
    maxCount = Math.max(maxCount, count)
  }
  return maxCount
}

/**
 * Finds the lines at which a text can be divided, its defined labels, and the largest number of containers in a part,
 * without building a tree.
 */
export function findMarkdownBlocks(markdown: string): MarkdownBlocks {
  const environment: { references?: Record<string, never> } = {}
  const tokens = parser.parse(markdown, environment)
  const divisionTokens = findDivisionTokens(tokens)
  const definedLabels = new Set(Object.keys(environment.references ?? {}))
  return {
    startLines: [...divisionTokens].flatMap(({ map }) => map?.[0] ?? []),
    isDefinedLabel: (label) => definedLabels.has(parser.utils.normalizeReference(label)),
    maxContainersPerPart: findMaxContainersPerPart(tokens, divisionTokens),
  }
}
