import type { Edition } from '../../../../model/edition.ts'
import { splitFoldedWords } from '../../accounting/split-words.ts'
import type { DroppedBlock } from '../../accounting/word-account.ts'
import { extractHtmlTextWithPictures } from '../../markup/html-text-with-pictures.ts'
import type { FrontMatterValue } from '../../site-lookup.ts'
import { findFrontMatterText } from '../front-matter/front-matter-values.ts'
import { ExpandedText, type TagPlacement } from './expanded-text.ts'
import { tagReplacers } from './tag-replacers.ts'
import { parseTagArguments, parseTemplateTags, type TagArguments, type TemplateTag } from './template-tags.ts'

/** Values for templates, and functions that write expansions into the surrounding text. */
export interface TemplateContext {
  frontMatter: Record<string, FrontMatterValue>
  edition: Edition
  /** Origin of the site, if known, and the path below it. */
  siteRoot: { origin: string | null; basePath: string }
  /** True for an offset in code, where tags are examples. */
  isCode(offset: number): boolean
  renderCode(text: string, language: string): string
  renderHtml(html: string): string
  /** Called for each unknown tag. Drops the words of an unknown output (`isOutput`). */
  onUnknownTag(name: string, isOutput: boolean): void
}

/** Arguments with words of the article, whatever the tag. */
const visibleArgumentNames = new Set([
  ...['title', 'caption', 'text', 'quote', 'summary', 'content', 'description', 'author', 'credit', 'label'],
  ...['alt', 'attr', 'by', 'cite', 'heading', 'name', 'source', 'subtitle', 'attribution'],
])
/** Arguments of several words that readers do not see. */
const hiddenNamePattern =
  /^(?:class|style|id|width|height|size|rel|target|options?|params?|attributes?|data-.*|on.*)$/

const isAddress = (text: string) => /^(?:https?:)?\/|^[^\s]*\.\w{2,5}$/i.test(text)

/** Returns the words in a tag's arguments, one text each. */
function listArgumentWords({ valueByName, positionalValues }: TagArguments): string[] {
  const texts = Object.entries(valueByName).map(([name, text = '']) => {
    const isShown = visibleArgumentNames.has(name) || (/\S\s+\S/.test(text) && !hiddenNamePattern.test(name))
    return isShown && !isAddress(text) ? text : ''
  })
  return [...texts, ...positionalValues.filter((text) => /\S\s+\S/.test(text))].filter((text) => text !== '')
}

/** A tag's replacement and placing, the source words that it shows, and those dropped. */
interface Expansion {
  text: string
  placement: TagPlacement
  shownTexts: string[]
  dropped: DroppedBlock[]
}

const toExpansion = (text: string, placement: TagPlacement, rest: Partial<Expansion> = {}): Expansion => ({
  text,
  placement,
  shownTexts: [],
  dropped: [],
  ...rest,
})

type ExpandVerbatim = (inner: string, rest: string, context: TemplateContext) => Expansion

const expandAsWritten: ExpandVerbatim = (inner) => toExpansion(inner, 'inline', { shownTexts: [inner] })

const createCodeExpansion =
  (language: RegExp): ExpandVerbatim =>
  (code, rest, context) =>
    toExpansion(context.renderCode(code, language.exec(rest)?.[1] ?? ''), 'block', { shownTexts: [code] })

/** Pairs of tags around content that is not a template, with its treatment. */
const verbatimTags = new Map<string, ExpandVerbatim>([
  ['raw', expandAsWritten],
  ['verbatim', expandAsWritten],
  ['comment', (inner) => toExpansion('', 'inline', { dropped: [{ reason: 'comment', text: inner }] })],
  ['highlight', createCodeExpansion(/^([\w+#-]+)/)],
  ['codeblock', createCodeExpansion(/lang:(\w+)/)],
])

const literalWithFilterPattern = /^(["'])(.*?)\1\s*(?:\|\s*(\w+))?/

/**
 * Evaluates `{{ site.url }}`, `{{ page.title }}` or `{{ "/path" | relative_url }}`; `null` for values known only to the
 * generator.
 */
function evaluateOutput(
  expression: string,
  { frontMatter, edition, siteRoot }: TemplateContext,
): string | null {
  const [, , literal, filter = ''] = literalWithFilterPattern.exec(expression) ?? []
  if (literal !== undefined)
    return filter.endsWith('_url') ? `${siteRoot.basePath}/${literal.replace(/^\//, '')}` : literal
  const [name = ''] = expression.split('|', 1)
  const [scope, field = ''] = name.trim().split('.')
  if (scope === 'site' && field === 'url') return siteRoot.origin ?? ''
  if (scope === 'site' && ['baseurl', 'base_url', 'baseURL'].includes(field)) return siteRoot.basePath
  if (scope === 'site' && ['title', 'name'].includes(field)) return edition.name
  return scope === 'page' || scope === 'post' ? findFrontMatterText(frontMatter, field.toLowerCase()) : null
}

/** Names a tag. An include is named after its file: `{% include figure.html src="…" %}`. */
function readNameAndArguments({ name, argumentText: rest }: TemplateTag): {
  name: string
  args: TagArguments
} {
  const args = parseTagArguments(rest)
  if (name !== 'include' && name !== 'include_cached') return { name, args }
  const file = args.positionalValues.shift() ?? ''
  return { name: file.replace(/^.*\//, '').replace(/\.\w+$/, ''), args }
}

/** Expands an unknown tag to the words in its arguments. */
function expandUnknown(argumentTexts: string[], tagText: string): Expansion {
  return toExpansion(argumentTexts.join(' '), 'apart', {
    shownTexts: argumentTexts,
    dropped: [{ reason: 'template tag', text: tagText }],
  })
}

/** Expands a tag. Words that its replacement leaves out are reported as dropped. */
function expandTag(tag: TemplateTag, tagText: string, context: TemplateContext): Expansion {
  if (tag.isClosing) return toExpansion('', 'inline')
  if (/^\/\*[\s\S]*\*\/$/.test(tag.argumentText))
    return toExpansion('', 'inline', { dropped: [{ reason: 'comment', text: tagText }] })
  const output = tag.syntax === 'output' ? evaluateOutput(tag.argumentText, context) : null
  if (output !== null) return toExpansion(output, 'inline')
  if (tag.syntax === 'output') {
    context.onUnknownTag(`{{ ${tag.argumentText.split('|', 1)[0]?.trim()} }}`, true)
    return expandUnknown([], tagText)
  }
  const { name, args } = readNameAndArguments(tag)
  const argumentTexts = listArgumentWords(args)
  const replacement = tagReplacers.get(name)?.(args) ?? null
  if (replacement?.kind === 'text') return toExpansion(replacement.text, 'inline')
  if (replacement === null) {
    context.onUnknownTag(name, false)
    return expandUnknown(argumentTexts, tagText)
  }
  const shownWords = new Set(splitFoldedWords(extractHtmlTextWithPictures(replacement.html)))
  const droppedTexts = argumentTexts.filter((text) =>
    splitFoldedWords(text).some((word) => !shownWords.has(word)),
  )
  const keptTexts = argumentTexts.filter((text) => !droppedTexts.includes(text))
  const dropped = droppedTexts.map((text) => ({ reason: 'template tag', text }))
  return toExpansion(context.renderHtml(replacement.html), replacement.kind, {
    shownTexts: keptTexts,
    dropped,
  })
}

/** Finds the closing tag of each pair with verbatim content. Call the result in the order of the opening tags. */
function createClosingTagFinder(tags: readonly TemplateTag[]): (opening: TemplateTag) => TemplateTag | null {
  const closingTags = new Map([...verbatimTags.keys()].map((name): [string, TemplateTag[]] => [name, []]))
  for (const tag of tags.toReversed()) if (tag.isClosing) closingTags.get(tag.name)?.push(tag)
  return ({ name, isClosing, end }) => {
    const remainingClosings = isClosing ? [] : (closingTags.get(name) ?? [])
    while ((remainingClosings.at(-1)?.start ?? end) < end) remainingClosings.pop()
    return remainingClosings.pop() ?? null
  }
}

/** A text without template tags, and the account of its words. */
export interface ExpandedTemplates {
  text: string
  /** The text with its tags removed. */
  textWithoutTags: string
  /** Words that the tags showed, and words of tags that are dropped. */
  tagWords: string[]
  dropped: DroppedBlock[]
}

/** Replaces each template tag of a text. For a tag known only to the generator, keeps the words in its arguments. */
export function expandTemplates(text: string, context: TemplateContext): ExpandedTemplates {
  const tags = parseTemplateTags(text)
  const findClosingTag = createClosingTagFinder(tags)
  const expandedText = new ExpandedText()
  const [textParts, tagWords, dropped]: [string[], string[], DroppedBlock[]] = [[], [], []]
  let position = 0
  for (const tag of tags) {
    const isCode = context.isCode(tag.start) && !['raw', 'verbatim'].includes(tag.name)
    if (tag.start < position || isCode) continue
    const closingTag = findClosingTag(tag)
    const pair = closingTag && verbatimTags.get(tag.name)
    const expansion = pair
      ? pair(text.slice(tag.end, closingTag.start), tag.argumentText, context)
      : expandTag(tag, text.slice(tag.start, tag.end), context)
    textParts.push(text.slice(position, tag.start))
    tagWords.push(...expansion.shownTexts)
    dropped.push(...expansion.dropped)
    expandedText.addText(text.slice(position, tag.start))
    position = closingTag?.end ?? tag.end
    expandedText.addExpansion(expansion.text, expansion.placement, text.slice(position, position + 80))
  }
  expandedText.addText(text.slice(position))
  return {
    text: expandedText.toString(),
    textWithoutTags: [...textParts, text.slice(position)].join(''),
    tagWords,
    dropped,
  }
}
