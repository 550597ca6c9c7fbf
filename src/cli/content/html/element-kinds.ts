/** HTML elements by their role in a body. An element in none of these sets is replaced by its children. */

const toTagSet = (tagList: string): ReadonlySet<string> => new Set(tagList.trim().split(/\s+/))

/** HTML elements that the content model represents as another element. */
const modelTagByHtmlTag: ReadonlyMap<string, string> = new Map(
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

/** Returns the tag that the content model uses for an element: `strong` for `b`; by default the same tag. */
export const toModelTag = (tagName: string): string => modelTagByHtmlTag.get(tagName) ?? tagName

/** Elements without visible text. */
export const hiddenTags: ReadonlySet<string> = toTagSet(`
  script style template head title meta link base datalist desc metadata defs annotation
  annotation-xml source track param input col area
`)

/** Inline elements of the content model. */
export const inlineModelTags: ReadonlySet<string> = toTagSet(
  'a em strong del ins sup sub abbr q cite time small',
)

/** Blocks of the content model, other than paragraphs. */
export const structuredBlockTags: ReadonlySet<string> = toTagSet(
  'h2 h3 h4 h5 h6 pre hr ul ol dl blockquote figure table',
)

/** Blocks that only end paragraphs: the content model keeps their content without their tags. */
export const paragraphBreakingTags: ReadonlySet<string> = toTagSet(`
  p div section article main header footer aside nav address center form fieldset legend details
  summary dialog hgroup search body html option optgroup marquee multicol frameset noframes noembed
  figcaption li dt dd tr td th thead tbody tfoot caption colgroup iframe video audio object canvas
  button isindex
`)

/** True for the tag of an element that is displayed as a block. */
export const isBlockTag = (tagName: string): boolean =>
  structuredBlockTags.has(tagName) || paragraphBreakingTags.has(tagName)
