import type { Edition } from '../../../../model/edition.ts'
import { splitLowercaseWords } from '../../accounting/split-words.ts'
import type { DroppedBlock } from '../../accounting/word-account.ts'
import { extractHtmlTextWithPictures } from '../../markup/html-text-with-pictures.ts'
import type { FrontMatterValue } from '../../site-lookup.ts'
import { findFrontMatterText } from '../front-matter/front-matter-values.ts'
import { ExpandedTextBuilder, type TagPlacement } from './expanded-text-builder.ts'
import { replacerByTagName } from './tag-replacement.ts'
import { parseTagArguments, parseTemplateTags, type TagArguments, type TemplateTag } from './template-tags.ts'

/** Values that templates refer to, and functions that render expansions for the surrounding text. */
export interface TemplateContext {
  frontMatter: Record<string, FrontMatterValue>
  edition: Edition
  /** The site's origin, `null` if unknown, and the path under which the site is served. */
  siteRoot: { origin: string | null; basePath: string }
  /** True for an offset in code, where tags are examples. */
  isInCode(offset: number): boolean
  renderCode(text: string, language: string): string
  convertHtml(html: string): string
  /** Called for each unknown tag. Words of an output (`isOutput`) are dropped; those of any other tag are kept. */
  onUnknownTag(name: string, isOutput: boolean): void
}

/** Names of arguments that contain words of the article, whatever the tag. */
const visibleArgumentNames = new Set([
  ...['title', 'caption', 'text', 'quote', 'summary', 'content', 'description', 'author', 'credit', 'label'],
  ...['alt', 'attr', 'by', 'cite', 'heading', 'name', 'source', 'subtitle', 'attribution'],
])
/** Matches names of arguments that readers do not see, even if the value has several words. */
const hiddenArgumentPattern =
  /^(?:class|style|id|width|height|size|rel|target|options?|params?|attributes?|data-.*|on.*)$/

const isAddressOrFileName = (text: string) => /^(?:https?:)?\/|^[^\s]*\.\w{2,5}$/i.test(text)

/** Lists the argument values that contain words of the article. */
function listVisibleArgumentTexts({ valueByName, positionalValues }: TagArguments): string[] {
  const texts = Object.entries(valueByName).map(([name, text = '']) => {
    const isShown =
      visibleArgumentNames.has(name) || (/\S\s+\S/.test(text) && !hiddenArgumentPattern.test(name))
    return isShown && !isAddressOrFileName(text) ? text : ''
  })
  return [...texts, ...positionalValues.filter((text) => /\S\s+\S/.test(text))].filter((text) => text !== '')
}

/** A tag's replacement and placement, and the source texts that the replacement shows or drops. */
interface Expansion {
  expandedText: string
  placement: TagPlacement
  shownTexts: string[]
  dropped: DroppedBlock[]
}

const toExpansion = (text: string, placement: TagPlacement, account?: Partial<Expansion>): Expansion => ({
  expandedText: text,
  placement,
  shownTexts: [],
  dropped: [],
  ...account,
})

type VerbatimExpander = (content: string, argumentText: string, context: TemplateContext) => Expansion

const expandAsWritten: VerbatimExpander = (content) =>
  toExpansion(content, 'inline', { shownTexts: [content] })

const createCodeExpander =
  (languagePattern: RegExp): VerbatimExpander =>
  (code, argumentText, context) =>
    toExpansion(context.renderCode(code, languagePattern.exec(argumentText)?.[1] ?? ''), 'block', {
      shownTexts: [code],
    })

/** Expanders for pairs of tags whose content is not a template, by tag name. */
const verbatimExpanders = new Map<string, VerbatimExpander>([
  ['raw', expandAsWritten],
  ['verbatim', expandAsWritten],
  ['comment', (content) => toExpansion('', 'inline', { dropped: [{ reason: 'comment', text: content }] })],
  ['highlight', createCodeExpander(/^([\w+#-]+)/)],
  ['codeblock', createCodeExpander(/lang:(\w+)/)],
])

const literalWithFilterPattern = /^(["'])(.*?)\1\s*(?:\|\s*(\w+))?/

/**
 * Evaluates an output, such as `{{ site.url }}`, `{{ page.title }}` or `{{ "/path" | relative_url }}`. Returns `null`
 * for a value that only the generator knows.
 */
function evaluateOutputExpression(
  expression: string,
  { frontMatter, edition, siteRoot }: TemplateContext,
): string | null {
  const [, , literal, filterName = ''] = literalWithFilterPattern.exec(expression) ?? []
  if (literal !== undefined)
    return filterName.endsWith('_url') ? `${siteRoot.basePath}/${literal.replace(/^\//, '')}` : literal
  const [variableName = ''] = expression.split('|', 1)
  const [scope, field = ''] = variableName.trim().split('.')
  if (scope === 'site' && field === 'url') return siteRoot.origin ?? ''
  if (scope === 'site' && ['baseurl', 'base_url', 'baseURL'].includes(field)) return siteRoot.basePath
  if (scope === 'site' && ['title', 'name'].includes(field)) return edition.name
  return scope === 'page' || scope === 'post' ? findFrontMatterText(frontMatter, field.toLowerCase()) : null
}

/** Returns a tag's name and arguments. An include is named after its file: `{% include figure.html src="…" %}`. */
function parseNameAndArguments({ name, argumentText }: TemplateTag): { name: string; args: TagArguments } {
  const args = parseTagArguments(argumentText)
  if (name !== 'include' && name !== 'include_cached') return { name, args }
  const includedFile = args.positionalValues.shift() ?? ''
  return { name: includedFile.replace(/^.*\//, '').replace(/\.\w+$/, ''), args }
}

/** Expands an unknown tag to the words in its arguments, and reports the tag as dropped. */
function expandUnknownTag(argumentTexts: string[], tagText: string): Expansion {
  return toExpansion(argumentTexts.join(' '), 'spaced', {
    shownTexts: argumentTexts,
    dropped: [{ reason: 'template tag', text: tagText }],
  })
}

/** Expands a tag. Argument words that the replacement omits are reported as dropped. */
function expandTag(tag: TemplateTag, tagText: string, context: TemplateContext): Expansion {
  if (tag.isClosing) return toExpansion('', 'inline')
  if (/^\/\*[\s\S]*\*\/$/.test(tag.argumentText))
    return toExpansion('', 'inline', { dropped: [{ reason: 'comment', text: tagText }] })
  const outputText = tag.syntax === 'output' ? evaluateOutputExpression(tag.argumentText, context) : null
  if (outputText !== null) return toExpansion(outputText, 'inline')
  if (tag.syntax === 'output') {
    context.onUnknownTag(`{{ ${tag.argumentText.split('|', 1)[0]?.trim()} }}`, true)
    return expandUnknownTag([], tagText)
  }
  const { name, args } = parseNameAndArguments(tag)
  const argumentTexts = listVisibleArgumentTexts(args)
  const replacement = replacerByTagName.get(name)?.(args) ?? null
  if (replacement?.kind === 'text') return toExpansion(replacement.text, 'inline')
  if (replacement === null) {
    context.onUnknownTag(name, false)
    return expandUnknownTag(argumentTexts, tagText)
  }
  const shownWords = new Set(splitLowercaseWords(extractHtmlTextWithPictures(replacement.html)))
  const droppedTexts = argumentTexts.filter((text) =>
    splitLowercaseWords(text).some((word) => !shownWords.has(word)),
  )
  const shownTexts = argumentTexts.filter((text) => !droppedTexts.includes(text))
  const dropped = droppedTexts.map((text) => ({ reason: 'template tag', text }))
  return toExpansion(context.convertHtml(replacement.html), replacement.kind, { shownTexts, dropped })
}

/** Creates a finder of closing tags of verbatim content. It returns each tag once, or `null`; call it in text order. */
function createClosingTagFinder(tags: readonly TemplateTag[]): (opening: TemplateTag) => TemplateTag | null {
  const closingTagsByName = new Map(
    [...verbatimExpanders.keys()].map((name): [string, TemplateTag[]] => [name, []]),
  )
  for (const tag of tags.toReversed()) if (tag.isClosing) closingTagsByName.get(tag.name)?.push(tag)
  return ({ name, isClosing, endOffset }) => {
    const remainingClosingTags = isClosing ? [] : (closingTagsByName.get(name) ?? [])
    while ((remainingClosingTags.at(-1)?.startOffset ?? endOffset) < endOffset) remainingClosingTags.pop()
    return remainingClosingTags.pop() ?? null
  }
}

/** A text whose template tags have been expanded, and the account of its words. */
export interface ExpandedTemplates {
  expandedText: string
  /** The original text without its tags. */
  textWithoutTags: string
  /** Texts from the tags that the expansions show. */
  shownTagTexts: string[]
  dropped: DroppedBlock[]
}

/** Expands every template tag in a text. A tag that only the generator knows becomes the words in its arguments. */
export function expandTemplates(text: string, context: TemplateContext): ExpandedTemplates {
  const tags = parseTemplateTags(text)
  const takeClosingTag = createClosingTagFinder(tags)
  const textBuilder = new ExpandedTextBuilder()
  const [textsBetweenTags, shownTagTexts, dropped]: [string[], string[], DroppedBlock[]] = [[], [], []]
  let position = 0
  for (const tag of tags) {
    const isInCode = context.isInCode(tag.startOffset) && !['raw', 'verbatim'].includes(tag.name)
    if (tag.startOffset < position || isInCode) continue
    const closingTag = takeClosingTag(tag)
    const expandVerbatim = closingTag && verbatimExpanders.get(tag.name)
    const expansion = expandVerbatim
      ? expandVerbatim(text.slice(tag.endOffset, closingTag.startOffset), tag.argumentText, context)
      : expandTag(tag, text.slice(tag.startOffset, tag.endOffset), context)
    textsBetweenTags.push(text.slice(position, tag.startOffset))
    shownTagTexts.push(...expansion.shownTexts)
    dropped.push(...expansion.dropped)
    textBuilder.addTextBetweenTemplateTags(text.slice(position, tag.startOffset))
    position = closingTag?.endOffset ?? tag.endOffset
    textBuilder.addExpansion(expansion.expandedText, expansion.placement, text.slice(position, position + 80))
  }
  textBuilder.addTextBetweenTemplateTags(text.slice(position))
  return {
    expandedText: textBuilder.toString(),
    textWithoutTags: [...textsBetweenTags, text.slice(position)].join(''),
    shownTagTexts,
    dropped,
  }
}
