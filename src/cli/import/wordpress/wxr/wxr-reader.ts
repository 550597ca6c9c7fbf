import type { NamespacePrefixes } from '../../xml/namespace-prefixes.ts'
import type { OpenElement } from '../../xml/xml-faults.ts'
import { maxXmlTextLength, XmlWalker } from '../../xml/xml-walker.ts'
import { repairAuthor, repairItem } from './repair-item.ts'
import type { WxrAuthor, WxrEvent, WxrItem } from './wxr-item.ts'
import { hasReadChildren, isCustomField, isReadText, readMetaKeys } from './wxr-vocabulary.ts'

/** Maximum number of terms, and of values of post meta, read per item. */
export const maxTermsPerItem = 1000

/** Maximum number of comments read per item. */
export const maxCommentsPerItem = 10_000

/** Maximum length of a custom field, in characters. */
export const maxCustomFieldLength = 2000

/** An open element whose children's texts are read. */
interface OpenGroup {
  name: string
  depth: number
  textByElement: Map<string, string>
}

/** An open element whose text is read. */
interface OpenText {
  name: string
  depth: number
  attributes: Record<string, string>
  text: string
}

/** Converts the text of an export, piece by piece, to events, which are collected until `takeEvents`. */
export class WxrReader {
  readonly walker: XmlWalker
  /** True once a channel was opened. */
  hasSeenChannel = false
  /** The open item. */
  openItem: WxrItem | null = null
  readonly #namespacePrefixes: NamespacePrefixes
  readonly #openGroups: OpenGroup[] = []
  #events: WxrEvent[] = []
  #depth = 0
  #openText: OpenText | null = null

  constructor(prefixes: NamespacePrefixes, lineCountBefore: number) {
    this.#namespacePrefixes = prefixes
    this.walker = new XmlWalker(
      {
        onElementStart: (element, attributes) => this.#handleOpenTag(element, attributes),
        onText: (text) => this.#appendText(text),
        onElementEnd: ({ name }) => this.#handleCloseTag(this.#namespacePrefixes.toUsualName(name)),
      },
      lineCountBefore,
    )
  }

  /** Returns the events since the last call. */
  takeEvents(): WxrEvent[] {
    const events = this.#events
    this.#events = []
    return events
  }

  #handleOpenTag({ name: written, line }: OpenElement, attributes: Record<string, string>): void {
    if (this.#depth++ === 0) this.#namespacePrefixes.declare(attributes)
    const name = this.#namespacePrefixes.toUsualName(written)
    if (this.#openText) return void this.#appendText('\n\n')
    const group = this.#openGroups.at(-1)
    if (group?.depth === this.#depth - 1 && isReadText(name, group.name)) {
      this.#openText = { name, depth: this.#depth, attributes, text: '' }
      return
    }
    if (hasReadChildren(name)) this.#openGroup({ name, depth: this.#depth, textByElement: new Map() }, line)
  }

  #openGroup(group: OpenGroup, line: number): void {
    if (group.name === 'channel') this.hasSeenChannel = true
    if (group.name === 'item') {
      if (this.openItem)
        this.walker.stopHere(
          `is not valid XML, since the <item> on line ${this.openItem.line} is not closed: close it, or export the site again`,
        )
      this.openItem = {
        line,
        textByElement: group.textByElement,
        terms: [],
        meta: [],
        comments: [],
        omittedParts: { terms: [], fields: [], comments: 0 },
        repairedCharacterCount: 0,
      }
    }
    this.#openGroups.push(group)
  }

  #appendText(text: string): void {
    if (!this.#openText) return
    this.#openText.text += text
    if (this.#openText.text.length > maxXmlTextLength)
      this.walker.stopAfterPiece(
        `contains a <${this.#openText.name}> of more than 8 million characters, the limit: shorten it in WordPress, then export again`,
      )
  }

  #handleCloseTag(name: string): void {
    const depth = this.#depth--
    if (this.#openText?.depth === depth) {
      this.#storeText(this.#openText)
      this.#openText = null
      return
    }
    const group = this.#openGroups.at(-1)
    if (group?.depth !== depth || group.name !== name) return
    this.#openGroups.pop()
    this.#finishGroup(group)
  }

  #storeText({ name, attributes, text: untrimmed }: OpenText): void {
    const group = this.#openGroups.at(-1)
    const text = untrimmed.trim()
    if (group?.name === 'channel') this.#events.push({ kind: 'site', name, text })
    else if (name === 'category') this.#addTerm(attributes, text)
    else if (group && !group.textByElement.has(name)) group.textByElement.set(name, text)
  }

  #addTerm({ domain = 'category', nicename = '' }: Record<string, string>, name: string): void {
    if (!this.openItem) return
    if (this.openItem.terms.length < maxTermsPerItem) this.openItem.terms.push({ domain, nicename, name })
    else this.openItem.omittedParts.terms.push(domain)
  }

  #finishGroup({ name, textByElement }: OpenGroup): void {
    if (name === 'wp:author')
      this.#events.push({ kind: 'author', author: repairAuthor(toAuthor(textByElement)) })
    if (name === 'wp:comment') this.#addComment(textByElement)
    if (name === 'wp:category') this.#addCategory(textByElement)
    if (name === 'wp:postmeta')
      this.#addMeta(textByElement.get('wp:meta_key') ?? '', textByElement.get('wp:meta_value') ?? '')
    if (name === 'item' && this.openItem) {
      this.#events.push({ kind: 'item', item: repairItem(this.openItem) })
      this.openItem = null
    }
  }

  #addComment(texts: ReadonlyMap<string, string>): void {
    if (!this.openItem) return
    if (this.openItem.comments.length < maxCommentsPerItem) this.openItem.comments.push(texts)
    else this.openItem.omittedParts.comments++
  }

  #addCategory(texts: ReadonlyMap<string, string>): void {
    const [id = '', nicename = ''] = ['wp:term_id', 'wp:category_nicename'].map((name) => texts.get(name))
    this.#events.push({ kind: 'category', id, nicename })
  }

  #addMeta(key: string, value: string): void {
    const isCustom = isCustomField(key)
    if (!this.openItem || !(isCustom || readMetaKeys.has(key))) return
    const isShort = value.length <= maxCustomFieldLength || !isCustom
    if (isShort && this.openItem.meta.length < maxTermsPerItem) this.openItem.meta.push([key, value])
    else this.openItem.omittedParts.fields.push(key)
  }
}

function toAuthor(textByElement: ReadonlyMap<string, string>): WxrAuthor {
  const findText = (name: string) => textByElement.get(`wp:author_${name}`) ?? ''
  const login = findText('login')
  const fullName = `${findText('first_name')} ${findText('last_name')}`.trim()
  return { login, name: findText('display_name') || fullName || login }
}
