/** What the elements of HTML are to a body. An element that stands in no set is transparent: its children stay. */

/** Elements with the same meaning as one that a body keeps. */
const synonyms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    h1: 'h2',
    b: 'strong',
    i: 'em',
    s: 'del',
    strike: 'del',
    tt: 'code',
    kbd: 'code',
    samp: 'code',
    acronym: 'abbr',
    menu: 'ul',
    dir: 'ul',
    xmp: 'pre',
    listing: 'pre',
    plaintext: 'pre',
    image: 'img',
  }),
)

/** The name of the element that a body keeps for this one: `strong` for `b`, else the name itself. */
export const toModelTag = (tagName: string): string => synonyms.get(tagName) ?? tagName

/** Elements whose text no browser shows. */
export const hiddenTags: ReadonlySet<string> = new Set([
  ...['script', 'style', 'template', 'head', 'title', 'meta', 'link', 'base', 'datalist'],
  ...[
    'desc',
    'metadata',
    'defs',
    'annotation',
    'annotation-xml',
    'source',
    'track',
    'param',
    'input',
    'col',
    'area',
  ],
])

/** Inline elements that a body keeps. */
export const inlineTags: ReadonlySet<string> = new Set([
  ...['a', 'em', 'strong', 'del', 'ins', 'sup', 'sub', 'abbr', 'q', 'cite', 'time', 'small'],
])

/** Blocks that a body keeps, and that hold something other than paragraphs. */
export const structureTags: ReadonlySet<string> = new Set([
  ...['h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'hr', 'ul', 'ol', 'dl', 'blockquote', 'figure', 'table'],
])

/** Blocks of which only the break before and after their text stays. */
export const boxTags: ReadonlySet<string> = new Set([
  ...['p', 'div', 'section', 'article', 'main', 'header', 'footer', 'aside', 'nav', 'address', 'center'],
  ...['form', 'fieldset', 'legend', 'details', 'summary', 'dialog', 'hgroup', 'search', 'body', 'html'],
  ...['option', 'optgroup', 'marquee', 'multicol', 'frameset', 'noframes', 'noembed', 'figcaption'],
  ...['li', 'dt', 'dd', 'tr', 'td', 'th', 'thead', 'tbody', 'tfoot', 'caption', 'colgroup'],
  ...['iframe', 'video', 'audio', 'object', 'canvas', 'button', 'isindex'],
])

/** Every element of the model that stands for itself, not in a line. */
export const isBlockTag = (name: string): boolean => structureTags.has(name) || boxTags.has(name)
