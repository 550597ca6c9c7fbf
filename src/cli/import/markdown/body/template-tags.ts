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

/** The delimiters of one syntax, and the offset of the last closing one in a text; -1 if it has none. */
type LocatedDelimiters = (typeof tagDelimiters)[number] & { lastCloseOffset: number }

/**
 * Parses the tag at an offset; returns `null` if there is none. Knowing the last closing delimiters, does not search
 * the whole text for the end of each unclosed one.
 */
function parseTemplateTagAt(
  text: string,
  tagStart: number,
  locatedDelimiters: readonly LocatedDelimiters[],
): TemplateTag | null {
  const delimiters = locatedDelimiters.find(({ open }) => text.startsWith(open, tagStart))
  if (!delimiters || delimiters.lastCloseOffset < tagStart + delimiters.open.length) return null
  const { open, close, syntax } = delimiters
  const closeIndex = text.indexOf(close, tagStart + open.length)
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
  const locatedDelimiters = tagDelimiters.map((each) => ({
    ...each,
    lastCloseOffset: text.lastIndexOf(each.close),
  }))
  for (let tagStart = text.indexOf('{'); tagStart >= 0; ) {
    const tag = parseTemplateTagAt(text, tagStart, locatedDelimiters)
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
