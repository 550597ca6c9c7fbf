/** A tag of a site generator: Liquid's `{% name … %}` and `{{ … }}`, or a Hugo shortcode. */
export interface TemplateTag {
  kind: 'tag'
  /** `output` is Liquid's `{{ … }}`, which has no name. */
  syntax: 'liquid' | 'shortcode' | 'output'
  name: string
  /** Text after the name. */
  argumentText: string
  isClosing: boolean
  start: number
  end: number
}

const delimiters = [
  { open: '{{<', close: '>}}', syntax: 'shortcode' },
  { open: '{{%', close: '%}}', syntax: 'shortcode' },
  { open: '{%', close: '%}', syntax: 'liquid' },
  { open: '{{', close: '}}', syntax: 'output' },
] as const

const namePatternBySyntax = { shortcode: /^(\/)?\s*(\w[\w./-]*)/, liquid: /^(end)?(\w[\w-]*)/ }

type Delimiter = (typeof delimiters)[number]

function parseTemplateTagAt(
  text: string,
  start: number,
  unclosedDelimiters: Set<Delimiter>,
): TemplateTag | null {
  const delimiter = delimiters.find(({ open }) => text.startsWith(open, start))
  if (!delimiter || unclosedDelimiters.has(delimiter)) return null
  const { open, close, syntax } = delimiter
  const closeIndex = text.indexOf(close, start + open.length)
  if (closeIndex < 0) return unclosedDelimiters.add(delimiter) && null
  const tagText = text
    .slice(start + open.length, closeIndex)
    .replace(/^-|-$/g, '')
    .trim()
  const end = closeIndex + close.length
  if (syntax === 'output')
    return { kind: 'tag', syntax, name: '', argumentText: tagText, isClosing: false, start, end }
  const [head = '', closing = '', name = ''] = namePatternBySyntax[syntax].exec(tagText) ?? []
  const argumentText = tagText.slice(head.length).replace(/\/$/, '').trim()
  return { kind: 'tag', syntax, name, argumentText, isClosing: closing !== '', start, end }
}

/** Returns the tags of a text in order. A delimiter without an end or a name is text. */
export function parseTemplateTags(text: string): TemplateTag[] {
  const tags: TemplateTag[] = []
  const unclosed = new Set<Delimiter>()
  for (let tagStart = text.indexOf('{'); tagStart >= 0; ) {
    const tag = parseTemplateTagAt(text, tagStart, unclosed)
    if (tag !== null && (tag.name !== '' || tag.syntax === 'output')) tags.push(tag)
    tagStart = text.indexOf('{', tag?.end ?? tagStart + 1)
  }
  return tags
}

/** Arguments of a tag: `name="value"` or `name: value`, and values without a name. */
export interface TagArguments {
  /** Named arguments, by lower-case name. The object has no prototype, so any name is safe. */
  valueByName: Partial<Record<string, string>>
  positionalValues: string[]
}

const argumentPattern =
  /(?:([\w-]+)\s*(?:=|:(?!\/))\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|((?:\\.|[^\s,"'`\\])+|\\))/g

/** Parses a tag's arguments. */
export function parseTagArguments(argumentText: string): TagArguments {
  const tagArguments: TagArguments = { valueByName: Object.create(null), positionalValues: [] }
  for (const [, name, double, single, raw, bare] of argumentText.matchAll(argumentPattern)) {
    const value = (double ?? single)?.replace(/\\(["'\\])/g, '$1') ?? raw ?? bare ?? ''
    if (name === undefined) tagArguments.positionalValues.push(value)
    else tagArguments.valueByName[name.toLowerCase()] = value
  }
  return tagArguments
}
