/** A tag of a site generator: Liquid's `{% name … %}` and `{{ … }}`, or a Hugo shortcode. */
export interface TemplateTag {
  /** `output` is Liquid's `{{ … }}`, which has no name. */
  syntax: 'liquid' | 'shortcode' | 'output'
  name: string
  /** Text after the name. */
  argumentText: string
  isClosing: boolean
  startOffset: number
  endOffset: number
}

const tagDelimiters = [
  { open: '{{<', close: '>}}', syntax: 'shortcode' },
  { open: '{{%', close: '%}}', syntax: 'shortcode' },
  { open: '{%', close: '%}', syntax: 'liquid' },
  { open: '{{', close: '}}', syntax: 'output' },
] as const

const namePatternBySyntax = { shortcode: /^(\/)?\s*(\w[\w./-]*)/, liquid: /^(end)?(\w[\w-]*)/ }

type TagDelimiter = (typeof tagDelimiters)[number]

/**
 * Parses the tag at an offset; returns `null` if there is none. Adds an opening delimiter that is never closed to
 * `unclosedDelimiters`, so that its end is searched for only once.
 */
function parseTemplateTagAt(
  text: string,
  tagStart: number,
  unclosedDelimiters: Set<TagDelimiter>,
): TemplateTag | null {
  const delimiter = tagDelimiters.find(({ open }) => text.startsWith(open, tagStart))
  if (!delimiter || unclosedDelimiters.has(delimiter)) return null
  const { open, close, syntax } = delimiter
  const closeIndex = text.indexOf(close, tagStart + open.length)
  if (closeIndex < 0) return unclosedDelimiters.add(delimiter) && null
  const tagText = text
    .slice(tagStart + open.length, closeIndex)
    .replace(/^-|-$/g, '')
    .trim()
  const tagEnd = closeIndex + close.length
  if (syntax === 'output')
    return {
      syntax,
      name: '',
      argumentText: tagText,
      isClosing: false,
      startOffset: tagStart,
      endOffset: tagEnd,
    }
  const [nameMatch = '', closingMark = '', name = ''] = namePatternBySyntax[syntax].exec(tagText) ?? []
  const argumentText = tagText.slice(nameMatch.length).replace(/\/$/, '').trim()
  return {
    syntax,
    name,
    argumentText,
    isClosing: closingMark !== '',
    startOffset: tagStart,
    endOffset: tagEnd,
  }
}

/** Parses the tags in a text, in order. An unclosed delimiter or a tag without a name is plain text. */
export function parseTemplateTags(text: string): TemplateTag[] {
  const tags: TemplateTag[] = []
  const unclosedDelimiters = new Set<TagDelimiter>()
  for (let tagStart = text.indexOf('{'); tagStart >= 0; ) {
    const tag = parseTemplateTagAt(text, tagStart, unclosedDelimiters)
    if (tag !== null && (tag.name !== '' || tag.syntax === 'output')) tags.push(tag)
    tagStart = text.indexOf('{', tag?.endOffset ?? tagStart + 1)
  }
  return tags
}

/** A tag's arguments: named, as in `name="value"` or `name: value`, and positional. */
export interface TagArguments {
  /** Named arguments, by lower-case name. The object has no prototype, so any name is safe. */
  valueByName: Partial<Record<string, string>>
  positionalValues: string[]
}

const tagArgumentPattern =
  /(?:([\w-]+)\s*(?:=|:(?!\/))\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|((?:\\.|[^\s,"'`\\])+|\\))/g

export function parseTagArguments(argumentText: string): TagArguments {
  const tagArguments: TagArguments = { valueByName: Object.create(null), positionalValues: [] }
  for (const [, argumentName, doubleQuoted, singleQuoted, backquoted, unquoted] of argumentText.matchAll(
    tagArgumentPattern,
  )) {
    const value = (doubleQuoted ?? singleQuoted)?.replace(/\\(["'\\])/g, '$1') ?? backquoted ?? unquoted ?? ''
    if (argumentName === undefined) tagArguments.positionalValues.push(value)
    else tagArguments.valueByName[argumentName.toLowerCase()] = value
  }
  return tagArguments
}
