import type { NamespacePrefixes } from '../../xml/namespace-prefixes.ts'
import type { XmlElement } from '../../xml/xml-faults.ts'
import { maxXmlTextLength, XmlWalker } from '../../xml/xml-walker.ts'
import { repairAuthorEncoding, repairItemEncoding } from './repair-item-encoding.ts'
import type { WxrAuthor, WxrEvent, WxrItem } from './wxr-item.ts'
import { hasChildrenToRead, isCustomFieldKey, metaKeysToRead, shouldReadText } from './wxr-vocabulary.ts'

/** Maximum number of terms, and of post meta, to read per item. */
export const maxTermsOrMetaPerItem = 1000

/** Maximum number of comments to read per item. */
export const maxCommentsPerItem = 10_000

/** Maximum length of a custom field, in characters. */
export const maxCustomFieldLength = 2000

/** An open element whose child elements' texts are read. */
interface OpenParentElement {
  name: string
  depth: number
  textByElement: Map<string, string>
}

/** An open element whose text is read. */
interface OpenTextElement {
  name: string
  depth: number
  attributes: Record<string, string>
  text: string
}

/** Converts the text fed to `walker` to events, and collects them until `takeEvents` is called. */
export class WxrReader {
  readonly walker: XmlWalker
  /** True once a `<channel>` has been opened. */
  hasSeenChannel = false
  /** The item whose end tag has not been read yet. */
  openItem: WxrItem | null = null
  readonly #namespacePrefixes: NamespacePrefixes
  readonly #openParents: OpenParentElement[] = []
  #events: WxrEvent[] = []
  #depth = 0
  #openTextElement: OpenTextElement | null = null

  constructor(namespacePrefixes: NamespacePrefixes, precedingLineCount: number) {
    this.#namespacePrefixes = namespacePrefixes
    this.walker = new XmlWalker(
      {
        onElementStart: (element, attributes) => this.#startElement(element, attributes),
        onText: (text) => this.#appendText(text),
        onElementEnd: ({ name }) => this.#endElement(this.#namespacePrefixes.toWordPressName(name)),
      },
      precedingLineCount,
    )
  }

  /** Removes and returns the collected events. */
  takeEvents(): WxrEvent[] {
    const events = this.#events
    this.#events = []
    return events
  }

  #startElement({ name: writtenName, line }: XmlElement, attributes: Record<string, string>): void {
    if (this.#depth++ === 0) this.#namespacePrefixes.readDeclarations(attributes)
    const name = this.#namespacePrefixes.toWordPressName(writtenName)
    if (this.#openTextElement) return void this.#appendText('\n\n')
    const parent = this.#openParents.at(-1)
    if (parent?.depth === this.#depth - 1 && shouldReadText(name, parent.name)) {
      this.#openTextElement = { name, depth: this.#depth, attributes, text: '' }
      return
    }
    if (hasChildrenToRead(name))
      this.#startParent({ name, depth: this.#depth, textByElement: new Map() }, line)
  }

  #startParent(parent: OpenParentElement, line: number): void {
    if (parent.name === 'channel') this.hasSeenChannel = true
    if (parent.name === 'item') {
      if (this.openItem)
        this.walker.stopAndSkipNode(
          `is not valid XML, since the <item> on line ${this.openItem.line} has no end tag: write </item> before this line, or export the site again`,
        )
      this.openItem = {
        line,
        textByElement: parent.textByElement,
        terms: [],
        meta: [],
        comments: [],
        omittedParts: { termTaxonomies: [], fieldKeys: [], commentCount: 0 },
        repairedCharacterCount: 0,
      }
    }
    this.#openParents.push(parent)
  }

  #appendText(text: string): void {
    if (!this.#openTextElement) return
    this.#openTextElement.text += text
    if (this.#openTextElement.text.length > maxXmlTextLength)
      this.walker.stopAndSkipPiece(
        `contains a <${this.#openTextElement.name}> of more than 8 million characters, the limit: shorten it in WordPress and export the site again, or delete it from the file`,
      )
  }

  #endElement(name: string): void {
    const depth = this.#depth--
    if (this.#openTextElement?.depth === depth) {
      this.#storeElementText(this.#openTextElement)
      this.#openTextElement = null
      return
    }
    const parent = this.#openParents.at(-1)
    if (parent?.depth !== depth || parent.name !== name) return
    this.#openParents.pop()
    this.#endParent(parent)
  }

  #storeElementText({ name, attributes, text: untrimmedText }: OpenTextElement): void {
    const parent = this.#openParents.at(-1)
    const text = untrimmedText.trim()
    if (parent?.name === 'channel') this.#events.push({ kind: 'site', elementName: name, text })
    else if (name === 'category') this.#addTerm(attributes, text)
    else if (parent && !parent.textByElement.has(name)) parent.textByElement.set(name, text)
  }

  #addTerm({ domain = 'category', nicename = '' }: Record<string, string>, name: string): void {
    if (!this.openItem) return
    if (this.openItem.terms.length < maxTermsOrMetaPerItem)
      this.openItem.terms.push({ taxonomy: domain, nicename, name })
    else this.openItem.omittedParts.termTaxonomies.push(domain)
  }

  #endParent({ name, textByElement }: OpenParentElement): void {
    if (name === 'wp:author')
      this.#events.push({ kind: 'author', author: repairAuthorEncoding(toWxrAuthor(textByElement)) })
    if (name === 'wp:comment') this.#addComment(textByElement)
    if (name === 'wp:category') this.#addCategory(textByElement)
    if (name === 'wp:postmeta')
      this.#addMeta(textByElement.get('wp:meta_key') ?? '', textByElement.get('wp:meta_value') ?? '')
    if (name === 'item' && this.openItem) {
      this.#events.push({ kind: 'item', item: repairItemEncoding(this.openItem) })
      this.openItem = null
    }
  }

  #addComment(textByElement: ReadonlyMap<string, string>): void {
    if (!this.openItem) return
    if (this.openItem.comments.length < maxCommentsPerItem) this.openItem.comments.push(textByElement)
    else this.openItem.omittedParts.commentCount++
  }

  #addCategory(textByElement: ReadonlyMap<string, string>): void {
    const [id = '', nicename = ''] = ['wp:term_id', 'wp:category_nicename'].map((elementName) =>
      textByElement.get(elementName),
    )
    this.#events.push({ kind: 'category', id, nicename })
  }

  #addMeta(key: string, value: string): void {
    const isCustom = isCustomFieldKey(key)
    if (!this.openItem || !(isCustom || metaKeysToRead.has(key))) return
    const hasAllowedLength = value.length <= maxCustomFieldLength || !isCustom
    if (hasAllowedLength && this.openItem.meta.length < maxTermsOrMetaPerItem)
      this.openItem.meta.push([key, value])
    else this.openItem.omittedParts.fieldKeys.push(key)
  }
}

function toWxrAuthor(textByElement: ReadonlyMap<string, string>): WxrAuthor {
  const findText = (elementSuffix: string) => textByElement.get(`wp:author_${elementSuffix}`) ?? ''
  const login = findText('login')
  const fullName = `${findText('first_name')} ${findText('last_name')}`.trim()
  return { login, name: findText('display_name') || fullName || login }
}
