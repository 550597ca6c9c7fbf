import type { Edition } from '../../../../model/edition.ts'
import { splitWords } from '../../accounting/split-words.ts'
import type { DroppedBlock } from '../../accounting/word-account.ts'
import { visibleHtmlText } from '../../markup/visible-html-text.ts'
import type { Matter } from '../front-matter/front-matter.ts'
import { textIn } from '../front-matter/values.ts'
import { ExpandedText, type Placing } from './expanded-text.ts'
import { knownTags } from './known-tags.ts'
import { readArguments, type TagArguments, type TemplateTag, templateTags } from './template-tags.ts'

/** Values for templates, and functions that write expansions into the surrounding text. */
export interface TemplateSetting {
  matter: Record<string, Matter>
  edition: Edition
  /** Origin of the site, if known, and the path below it. */
  root: { origin: string | null; base: string }
  /** True for an offset in code, where tags are examples. */
  isCode(offset: number): boolean
  code(text: string, language: string): string
  html(html: string): string
  /** Called for each unknown tag. The words of an unknown output (`isOutput`) are not kept. */
  notUnderstood(name: string, isOutput: boolean): void
}

/** Arguments with words of the article, whatever the tag. */
const worded = new Set([
  ...['title', 'caption', 'text', 'quote', 'summary', 'content', 'description', 'author', 'credit', 'label'],
  ...['alt', 'attr', 'by', 'cite', 'heading', 'name', 'source', 'subtitle', 'attribution'],
])
/** Arguments of several words that readers do not see. */
const unshown = /^(?:class|style|id|width|height|size|rel|target|options?|params?|attributes?|data-.*|on.*)$/

const isAddress = (text: string) => /^(?:https?:)?\/|^[^\s]*\.\w{2,5}$/i.test(text)

/** Returns the words in a tag's arguments, one text each. */
function wordsOf({ named, positional }: TagArguments): string[] {
  const texts = Object.entries(named).map(([name, text = '']) => {
    const isShown = worded.has(name) || (/\S\s+\S/.test(text) && !unshown.test(name))
    return isShown && !isAddress(text) ? text : ''
  })
  return [...texts, ...positional.filter((text) => /\S\s+\S/.test(text))].filter((text) => text !== '')
}

/** A tag's replacement and placing, the source words that it shows, and those dropped. */
interface Expansion {
  text: string
  placing: Placing
  shown: string[]
  dropped: DroppedBlock[]
}

const expansion = (text: string, placing: Placing, more: Partial<Expansion> = {}): Expansion => ({
  text,
  placing,
  shown: [],
  dropped: [],
  ...more,
})

type Verbatim = (inner: string, rest: string, setting: TemplateSetting) => Expansion

const shown: Verbatim = (inner) => expansion(inner, 'inline', { shown: [inner] })

const code =
  (language: RegExp): Verbatim =>
  (inner, rest, setting) =>
    expansion(setting.code(inner, language.exec(rest)?.[1] ?? ''), 'block', { shown: [inner] })

/** Pairs of tags around content that is not a template, with its treatment. */
const verbatim = new Map<string, Verbatim>([
  ['raw', shown],
  ['verbatim', shown],
  ['comment', (inner) => expansion('', 'inline', { dropped: [{ reason: 'comment', text: inner }] })],
  ['highlight', code(/^([\w+#-]+)/)],
  ['codeblock', code(/lang:(\w+)/)],
])

const filtered = /^(["'])(.*?)\1\s*(?:\|\s*(\w+))?/

/**
 * Evaluates `{{ site.url }}`, `{{ page.title }}` or `{{ "/path" | relative_url }}`; `null` for values known only to the
 * generator.
 */
function outputOf(expression: string, { matter, edition, root }: TemplateSetting): string | null {
  const [, , literal, filter = ''] = filtered.exec(expression) ?? []
  if (literal !== undefined)
    return filter.endsWith('_url') ? `${root.base}/${literal.replace(/^\//, '')}` : literal
  const [name = ''] = expression.split('|', 1)
  const [scope, field = ''] = name.trim().split('.')
  if (scope === 'site' && field === 'url') return root.origin ?? ''
  if (scope === 'site' && ['baseurl', 'base_url', 'baseURL'].includes(field)) return root.base
  if (scope === 'site' && ['title', 'name'].includes(field)) return edition.name
  return scope === 'page' || scope === 'post' ? textIn(matter, field.toLowerCase()) : null
}

/** Names a tag. An include is named after its file: `{% include figure.html src="…" %}`. */
function named({ name, rest }: TemplateTag): { name: string; args: TagArguments } {
  const args = readArguments(rest)
  if (name !== 'include' && name !== 'include_cached') return { name, args }
  const file = args.positional.shift() ?? ''
  return { name: file.replace(/^.*\//, '').replace(/\.\w+$/, ''), args }
}

/** Expands an unknown tag to the words in its arguments. */
function unknown(words: string[], source: string): Expansion {
  return expansion(words.join(' '), 'apart', {
    shown: words,
    dropped: [{ reason: 'template tag', text: source }],
  })
}

/** Expands a tag. Words that its replacement leaves out are reported as dropped. */
function expand(tag: TemplateTag, source: string, setting: TemplateSetting): Expansion {
  if (tag.isClosing) return expansion('', 'inline')
  if (/^\/\*[\s\S]*\*\/$/.test(tag.rest))
    return expansion('', 'inline', { dropped: [{ reason: 'comment', text: source }] })
  const output = tag.syntax === 'output' ? outputOf(tag.rest, setting) : null
  if (output !== null) return expansion(output, 'inline')
  if (tag.syntax === 'output') {
    setting.notUnderstood(`{{ ${tag.rest.split('|', 1)[0]?.trim()} }}`, true)
    return unknown([], source)
  }
  const { name, args } = named(tag)
  const words = wordsOf(args)
  const meaning = knownTags.get(name)?.(args) ?? null
  if (meaning?.kind === 'text') return expansion(meaning.text, 'inline')
  if (meaning === null) {
    setting.notUnderstood(name, false)
    return unknown(words, source)
  }
  const known = new Set(splitWords(visibleHtmlText(meaning.html)))
  const left = words.filter((text) => splitWords(text).some((word) => !known.has(word)))
  const kept = words.filter((text) => !left.includes(text))
  const dropped = left.map((text) => ({ reason: 'template tag', text }))
  return expansion(setting.html(meaning.html), meaning.kind, { shown: kept, dropped })
}

/** Finds the closing tag of each pair with verbatim content. Call the result in the order of the opening tags. */
function closings(tags: readonly TemplateTag[]): (opening: TemplateTag) => TemplateTag | null {
  const waiting = new Map([...verbatim.keys()].map((name): [string, TemplateTag[]] => [name, []]))
  for (const tag of tags.toReversed()) if (tag.isClosing) waiting.get(tag.name)?.push(tag)
  return ({ name, isClosing, end }) => {
    const left = isClosing ? [] : (waiting.get(name) ?? [])
    while ((left.at(-1)?.start ?? end) < end) left.pop()
    return left.pop() ?? null
  }
}

/** A text without template tags, and the account of its words. */
export interface ExpandedTemplates {
  text: string
  /** The text with its tags removed. */
  bare: string
  /** Words that the tags showed, and words of tags that are dropped. */
  shown: string[]
  dropped: DroppedBlock[]
}

/** Replaces each template tag of a text. For a tag known only to the generator, keeps the words in its arguments. */
export function expandTemplates(text: string, setting: TemplateSetting): ExpandedTemplates {
  const tags = templateTags(text)
  const closingOf = closings(tags)
  const expanded = new ExpandedText()
  const [bare, shown, dropped]: [string[], string[], DroppedBlock[]] = [[], [], []]
  let read = 0
  for (const tag of tags) {
    const isCode = setting.isCode(tag.start) && !['raw', 'verbatim'].includes(tag.name)
    if (tag.start < read || isCode) continue
    const closing = closingOf(tag)
    const pair = closing && verbatim.get(tag.name)
    const made = pair
      ? pair(text.slice(tag.end, closing.start), tag.rest, setting)
      : expand(tag, text.slice(tag.start, tag.end), setting)
    bare.push(text.slice(read, tag.start))
    shown.push(...made.shown)
    dropped.push(...made.dropped)
    expanded.keep(text.slice(read, tag.start))
    read = closing?.end ?? tag.end
    expanded.add(made.text, made.placing, text.slice(read, read + 80))
  }
  expanded.keep(text.slice(read))
  return { text: expanded.toString(), bare: [...bare, text.slice(read)].join(''), shown, dropped }
}
