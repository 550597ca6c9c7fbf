import { escapeHtml } from '../../../content/html/escape-html.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { listAttributeWords } from './attribute-words.ts'
import { bareShortcodes, findExpansion } from './known-shortcodes.ts'
import { parseShortcodeAttributes } from './shortcode-attributes.ts'
import { closeSeams, createSeamMark } from './shortcode-seams.ts'
import { findShortcodeTags, type ShortcodeTag } from './shortcode-tags.ts'
import { type PostContext, type ShortcodeUse, wrapAsBlock } from './shortcode-use.ts'
import { isCertainShortcode, renderUnknownShortcode } from './unknown-shortcode.ts'

/** Maximum depth to which nested shortcodes are replaced. */
const maxShortcodeDepth = 8

/** The HTML that replaces a tag, and everything up to `end`. */
interface Replacement {
  html: string
  end: number
}

class ShortcodeExpander {
  readonly #html: string
  readonly #post: PostContext
  readonly #depth: number
  readonly #openedNames = new Set<string>()
  /** The remaining closing tags after the current position, by name. */
  readonly #closersByName = new Map<string, ShortcodeTag[]>()

  constructor(html: string, post: PostContext, depth: number) {
    this.#html = html
    this.#post = post
    this.#depth = depth
  }

  expand(): string {
    const tags = findShortcodeTags(this.#html)
    if (tags.length === 0 || this.#depth > maxShortcodeDepth) return this.#html
    this.#indexTags(tags)
    const parts: string[] = []
    let position = 0
    for (const tag of tags) {
      if (tag.start < position) continue
      const { html, end } = this.#replaceTag(tag)
      parts.push(this.#html.slice(position, tag.start), html)
      position = end
    }
    return [...parts, this.#html.slice(position)].join('')
  }

  #indexTags(tags: readonly ShortcodeTag[]): void {
    for (const tag of tags.filter(({ isEscaped }) => !isEscaped)) {
      if (!tag.isClosing) this.#openedNames.add(tag.name)
      else if (!this.#closersByName.get(tag.name)?.push(tag)) this.#closersByName.set(tag.name, [tag])
    }
    for (const closers of this.#closersByName.values()) closers.reverse()
  }

  #findCloser({ name, end }: ShortcodeTag): ShortcodeTag | null {
    const closers = this.#closersByName.get(name) ?? []
    while ((closers.at(-1)?.start ?? end) < end) closers.pop()
    return closers.at(-1) ?? null
  }

  #replaceTag(tag: ShortcodeTag): Replacement {
    const writtenTag = this.#html.slice(tag.start, tag.end)
    const isPaired = this.#closersByName.has(tag.name) && this.#openedNames.has(tag.name)
    const isKnown = findExpansion(tag.name) !== undefined
    if (tag.isEscaped) return { html: isKnown ? writtenTag.slice(1, -1) : writtenTag, end: tag.end }
    if (this.#post.budget.isOverspent) return { html: '', end: tag.end }
    if (tag.isClosing) return { html: isPaired ? createSeamMark(tag) : writtenTag, end: tag.end }
    const expanded = isKnown ? this.#expandKnown(tag) : null
    if (expanded) return expanded
    if (!isCertainShortcode(tag, isPaired)) return { html: writtenTag, end: tag.end }
    this.#post.notes.add(isKnown ? 'unreadable shortcode' : 'shortcode', tag.name)
    return { html: createSeamMark(tag) + renderUnknownShortcode(tag), end: tag.end }
  }

  #expandKnown(tag: ShortcodeTag): Replacement | null {
    const closer = this.#findCloser(tag)
    if (!closer && tag.attributeText === '' && !bareShortcodes.has(tag.name)) return null
    const contents = closer ? this.#html.slice(tag.end, closer.start) : ''
    const use: ShortcodeUse = {
      name: tag.name,
      attributes: parseShortcodeAttributes(tag.attributeText),
      contents,
      expandContents: () => new ShortcodeExpander(contents, this.#post, this.#depth + 1).expand(),
      post: this.#post,
    }
    const droppedCountBefore = this.#post.dropped.length
    const html = findExpansion(tag.name)?.(use)
    if (html == null) return null
    const isDropped = this.#post.dropped.length > droppedCountBefore
    return { html: isDropped ? html : html + renderUnshownWords(use, html), end: closer?.end ?? tag.end }
  }
}

/** Renders the words of a shortcode's attributes that its expansion does not show. */
const renderUnshownWords = ({ attributes }: ShortcodeUse, html: string): string =>
  listAttributeWords(attributes)
    .filter(
      (words) =>
        !html.includes(words) && !html.includes(escapeHtml(words)) && !htmlToLine(html).includes(words),
    )
    .map((words) => wrapAsBlock(`<p>${escapeHtml(words)}</p>`))
    .join('')

/**
 * Replaces the shortcodes of a post by HTML. Removes and notes the tags of unknown shortcodes, but keeps their text.
 * Leaves brackets that may be words as they are.
 */
export const expandShortcodes = (html: string, post: PostContext): string =>
  closeSeams(new ShortcodeExpander(html, post, 0).expand())
