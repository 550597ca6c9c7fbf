import { escapeHtml } from '../../../content/html/escape-html.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { bareShortcodeNames, findShortcodeHandler } from './known-shortcodes.ts'
import { parseShortcodeAttributes } from './shortcode-attributes.ts'
import { findShortcodeTags, type ShortcodeTag } from './shortcode-tags.ts'
import { type PostContext, type ShortcodeUse, surroundWithBlankLines } from './shortcode-use.ts'
import { getTagPlaceholder, replaceTagPlaceholders } from './tag-placeholders.ts'
import { isCertainlyShortcode, renderUnknownShortcode } from './unknown-shortcode.ts'
import { listVisibleAttributeValues } from './visible-attribute-values.ts'

/** Maximum depth to which nested shortcodes are replaced. */
const maxShortcodeDepth = 8

/** The HTML that replaces a tag and everything up to `endOffset`. */
interface TagReplacement {
  html: string
  endOffset: number
}

class ShortcodeExpander {
  readonly #html: string
  readonly #post: PostContext
  readonly #depth: number
  readonly #openedNames = new Set<string>()
  /** Closing tags that have not been passed yet, by name, with the next one last. */
  readonly #closingTagsByName = new Map<string, ShortcodeTag[]>()

  constructor(html: string, post: PostContext, depth: number) {
    this.#html = html
    this.#post = post
    this.#depth = depth
  }

  expand(): string {
    const tags = findShortcodeTags(this.#html)
    if (tags.length === 0 || this.#depth > maxShortcodeDepth) return this.#html
    this.#indexTagsByName(tags)
    const htmlParts: string[] = []
    let copiedOffset = 0
    for (const tag of tags) {
      if (tag.startOffset < copiedOffset) continue
      const { html, endOffset } = this.#replaceTag(tag)
      htmlParts.push(this.#html.slice(copiedOffset, tag.startOffset), html)
      copiedOffset = endOffset
    }
    return [...htmlParts, this.#html.slice(copiedOffset)].join('')
  }

  #indexTagsByName(tags: readonly ShortcodeTag[]): void {
    for (const tag of tags.filter(({ isEscaped }) => !isEscaped)) {
      if (!tag.isClosing) this.#openedNames.add(tag.name)
      else if (!this.#closingTagsByName.get(tag.name)?.push(tag)) this.#closingTagsByName.set(tag.name, [tag])
    }
    for (const closingTags of this.#closingTagsByName.values()) closingTags.reverse()
  }

  /**
   * Discards the closing tags before the end of `tag`, and returns the next one, or `null` if none is left.
   * Call for tags in order.
   */
  #seekNextClosingTag({ name, endOffset }: ShortcodeTag): ShortcodeTag | null {
    const closingTags = this.#closingTagsByName.get(name) ?? []
    while ((closingTags.at(-1)?.startOffset ?? endOffset) < endOffset) closingTags.pop()
    return closingTags.at(-1) ?? null
  }

  #replaceTag(tag: ShortcodeTag): TagReplacement {
    const tagText = this.#html.slice(tag.startOffset, tag.endOffset)
    const isNamePaired = this.#closingTagsByName.has(tag.name) && this.#openedNames.has(tag.name)
    const isKnown = findShortcodeHandler(tag.name) !== undefined
    if (tag.isEscaped) return { html: isKnown ? tagText.slice(1, -1) : tagText, endOffset: tag.endOffset }
    if (this.#post.budget.isOverspent) return { html: '', endOffset: tag.endOffset }
    if (tag.isClosing)
      return { html: isNamePaired ? getTagPlaceholder(tag) : tagText, endOffset: tag.endOffset }
    const expansion = isKnown ? this.#expandKnownShortcode(tag) : null
    if (expansion) return expansion
    if (!isCertainlyShortcode(tag, isNamePaired)) return { html: tagText, endOffset: tag.endOffset }
    this.#post.notes.add(isKnown ? 'unreadable shortcode' : 'shortcode', tag.name)
    return { html: getTagPlaceholder(tag) + renderUnknownShortcode(tag), endOffset: tag.endOffset }
  }

  #expandKnownShortcode(tag: ShortcodeTag): TagReplacement | null {
    const closingTag = this.#seekNextClosingTag(tag)
    if (!closingTag && tag.attributesText === '' && !bareShortcodeNames.has(tag.name)) return null
    const contents = closingTag ? this.#html.slice(tag.endOffset, closingTag.startOffset) : ''
    const shortcode: ShortcodeUse = {
      name: tag.name,
      attributes: parseShortcodeAttributes(tag.attributesText),
      contents,
      expandContents: () => new ShortcodeExpander(contents, this.#post, this.#depth + 1).expand(),
      post: this.#post,
    }
    const droppedCountBefore = this.#post.droppedBlocks.length
    const html = findShortcodeHandler(tag.name)?.(shortcode)
    if (html == null) return null
    const hasDroppedBlocks = this.#post.droppedBlocks.length > droppedCountBefore
    return {
      html: hasDroppedBlocks ? html : html + renderUnshownAttributeValues(shortcode, html),
      endOffset: closingTag?.endOffset ?? tag.endOffset,
    }
  }
}

/**
 * Renders the reader-facing words in a shortcode's attributes, except those that its expansion already shows.
 */
const renderUnshownAttributeValues = ({ attributes }: ShortcodeUse, html: string): string =>
  listVisibleAttributeValues(attributes)
    .filter(
      (visibleValue) =>
        !html.includes(visibleValue) &&
        !html.includes(escapeHtml(visibleValue)) &&
        !htmlToLine(html).includes(visibleValue),
    )
    .map((visibleValue) => surroundWithBlankLines(`<p>${escapeHtml(visibleValue)}</p>`))
    .join('')

/**
 * Replaces a post's shortcodes with HTML. Removes and notes the tags of unknown shortcodes, but keeps the
 * text between them. Leaves words in brackets unchanged if they may not be shortcodes.
 */
export const expandShortcodes = (html: string, post: PostContext): string =>
  replaceTagPlaceholders(new ShortcodeExpander(html, post, 0).expand())
