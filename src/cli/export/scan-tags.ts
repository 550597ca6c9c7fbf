/** A tag of a page, with its offsets in the source. */
export interface Tag {
  name: string
  kind: 'start' | 'end' | 'void'
  start: number
  end: number
  /** The source between the name and the closing bracket. */
  attributesText: string
}

/** An attribute in the source of a tag, with its offsets in `attributesText`. */
interface SourceAttribute {
  /** The value, in which character references are not decoded. */
  value: string
  start: number
  end: number
}

/** Matches a comment, or a tag with its attributes. Quoted values may contain angle brackets. */
const commentOrTagPattern = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g

const voidElementNames = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** Elements whose content is not markup. */
const rawTextElementNames = new Set(['style', 'script'])

/**
 * Yields the tags of a page that the Worker rendered, in order. Relies on the Worker's renderers to close every
 * element and to escape every bracket in text. An HTML parser would take a hundred times as long.
 */
export function* scanTags(html: string): Generator<Tag> {
  const pattern = new RegExp(commentOrTagPattern)
  for (let tagMatch = pattern.exec(html); tagMatch; tagMatch = pattern.exec(html)) {
    const [sourceText, endSlash, name, attributesText = ''] = tagMatch
    if (name === undefined) continue
    const isVoid = voidElementNames.has(name) || attributesText.endsWith('/')
    const kind = endSlash === '/' ? 'end' : isVoid ? 'void' : 'start'
    yield {
      name,
      kind,
      start: tagMatch.index,
      end: tagMatch.index + sourceText.length,
      attributesText,
    }
    if (kind === 'start' && rawTextElementNames.has(name))
      pattern.lastIndex = Math.max(pattern.lastIndex, html.indexOf(`</${name}`, pattern.lastIndex))
  }
}

const patternByLinkAttribute = {
  href: /(?<=\s)href=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/,
  src: /(?<=\s)src=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/,
}

/** The name of an attribute that contains an address. */
export type LinkAttribute = keyof typeof patternByLinkAttribute

/** Finds an attribute in the source of a tag, or returns `null` if the tag does not have it. */
export function findLinkAttribute({ attributesText }: Tag, name: LinkAttribute): SourceAttribute | null {
  const attributeMatch = attributesText.includes(name)
    ? patternByLinkAttribute[name].exec(attributesText)
    : null
  if (!attributeMatch) return null
  const [sourceText, ...capturedValues] = attributeMatch
  return {
    value: capturedValues.join(''),
    start: attributeMatch.index,
    end: attributeMatch.index + sourceText.length,
  }
}
