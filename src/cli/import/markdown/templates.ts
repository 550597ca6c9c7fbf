import type { Edition } from '../../../model/edition.ts'
import { firstOrigin } from '../old-url.ts'
import { ExpandedText, type Placing } from './expanded-text.ts'
import type { Matter } from './front-matter.ts'
import { knownTags } from './known-tags.ts'
import { readArguments, type TagArguments, type TemplateTag, templateTags } from './template-tags.ts'
import { textIn } from './values.ts'

/** What templates are filled in with, and how their meanings are written in the text around them. */
export interface TemplateSetting {
  matter: Record<string, Matter>
  edition: Edition
  /** Whether a place in the text is code, where tags are only shown. */
  isCode(offset: number): boolean
  code(text: string, language: string): string
  html(html: string): string
  /** Told of each tag that had no meaning. */
  notUnderstood(name: string): void
}

/** Arguments that hold words of the article, whatever the tag is. */
const worded = [
  'title',
  'caption',
  'text',
  'quote',
  'summary',
  'content',
  'description',
  'author',
  'credit',
  'label',
]

/** The words that a tag without meaning was given: they are kept. */
function wordsOf({ named, positional }: TagArguments): string {
  const texts = [
    ...worded.map((name) => named[name] ?? ''),
    ...positional.filter((text) => /\S\s+\S/.test(text)),
  ]
  return texts.filter((text) => text !== '').join(' ')
}

/** What a tag became, and how it stands in the text. */
type Expansion = [text: string, placing: Placing]

type Verbatim = (inner: string, rest: string, setting: TemplateSetting) => Expansion

const shown: Verbatim = (inner) => [inner, 'inline']

const code =
  (language: RegExp): Verbatim =>
  (inner, rest, setting) => [setting.code(inner, language.exec(rest)?.[1] ?? ''), 'block']

/** Pairs whose content is no template: what becomes of it. */
const verbatim: Record<string, Verbatim> = {
  ...{ raw: shown, verbatim: shown },
  comment: () => ['', 'inline'],
  highlight: code(/^([\w+#-]+)/),
  codeblock: code(/lang:(\w+)/),
}

const filtered = /^(["'])(.*?)\1\s*(?:\|\s*(\w+))?/

/** `{{ site.url }}`, `{{ page.title }}`, `{{ "/path" | relative_url }}`; `null` for what only the generator knew. */
function outputOf(expression: string, { matter, edition }: TemplateSetting): string | null {
  const [, , literal, filter = ''] = filtered.exec(expression) ?? []
  if (literal !== undefined) return filter.endsWith('_url') ? `/${literal.replace(/^\//, '')}` : literal
  const [name = ''] = expression.split('|', 1)
  const [scope, field = ''] = name.trim().split('.')
  if (scope === 'site' && field === 'url') return firstOrigin(edition) ?? ''
  if (scope === 'site' && ['baseurl', 'base_url', 'baseURL'].includes(field)) return ''
  if (scope === 'site' && ['title', 'name'].includes(field)) return edition.name
  return scope === 'page' || scope === 'post' ? textIn(matter, field.toLowerCase()) : null
}

/** An include is known by its file's name: `{% include figure.html src="…" %}`. */
function named({ name, rest }: TemplateTag): { name: string; args: TagArguments } {
  const args = readArguments(rest)
  if (name !== 'include' && name !== 'include_cached') return { name, args }
  const file = args.positional.shift() ?? ''
  return { name: file.replace(/^.*\//, '').replace(/\.\w+$/, ''), args }
}

function expand(tag: TemplateTag, setting: TemplateSetting): Expansion {
  if (tag.isClosing) return ['', 'inline']
  const output = tag.syntax === 'output' ? outputOf(tag.rest, setting) : null
  if (output !== null) return [output, 'inline']
  const { name, args } = named(tag)
  const meaning = Object.hasOwn(knownTags, name) ? (knownTags[name]?.(args) ?? null) : null
  if (meaning?.kind === 'text') return [meaning.text, 'inline']
  if (meaning) return [setting.html(meaning.html), meaning.kind]
  setting.notUnderstood(tag.syntax === 'output' ? `{{ ${tag.rest.split('|', 1)[0]?.trim()} }}` : name)
  return [tag.syntax === 'output' ? '' : wordsOf(args), 'apart']
}

/** The closing tag of each pair whose content is no template, for openings asked for in their order. */
function closings(tags: readonly TemplateTag[]): (opening: TemplateTag) => TemplateTag | null {
  const waiting = new Map(Object.keys(verbatim).map((name): [string, TemplateTag[]] => [name, []]))
  for (const tag of tags.toReversed()) if (tag.isClosing) waiting.get(tag.name)?.push(tag)
  return ({ name, isClosing, end }) => {
    const left = isClosing ? [] : (waiting.get(name) ?? [])
    while ((left.at(-1)?.start ?? end) < end) left.pop()
    return left.pop() ?? null
  }
}

/**
 * A text without template tags: each is replaced with what it stood for. Of one that has no meaning outside the
 * site's generator, its words are kept.
 */
export function expandTemplates(text: string, setting: TemplateSetting): string {
  const tags = templateTags(text)
  const closingOf = closings(tags)
  const expanded = new ExpandedText()
  let read = 0
  for (const tag of tags) {
    const isCode = setting.isCode(tag.start) && !['raw', 'verbatim'].includes(tag.name)
    if (tag.start < read || isCode) continue
    const closing = closingOf(tag)
    const [meaning, placing] =
      (closing && verbatim[tag.name]?.(text.slice(tag.end, closing.start), tag.rest, setting)) ||
      expand(tag, setting)
    expanded.keep(text.slice(read, tag.start))
    read = closing?.end ?? tag.end
    expanded.add(meaning, placing, text.slice(read, read + 80))
  }
  expanded.keep(text.slice(read))
  return expanded.toString()
}
