import type { Schema } from 'hast-util-sanitize'

/** Matches the paths of stored pictures. A pattern is needed, because an empty list of protocols allows every URL. */
const picturePathPattern = /^\/media\/[\w.-]+$/

const listItemValuePattern = /^-?\d{1,10}$/

/** Matches the ids that `anchors.ts` creates. */
const anchorIdPattern = /^ref-[\w-]+$/

const allowedTagNames = `
  p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr br figure figcaption table caption thead tbody
  tfoot tr th td img a em strong del ins code sup sub abbr q cite time small bdi
`
  .trim()
  .split(/\s+/)

/**
 * The elements and attributes allowed in a body: text, its structure, links to the web, and the archive's pictures.
 * No attribute can run code, load from third parties, set a style or override an id of the page.
 */
export const sanitizeSchema: Schema = {
  tagNames: allowedTagNames,
  attributes: {
    a: ['href', ['id', anchorIdPattern]],
    img: [['src', picturePathPattern], 'alt', 'width', 'height'],
    abbr: ['title'],
    time: ['dateTime'],
    ol: ['start', 'reversed'],
    li: [['value', listItemValuePattern]],
    th: ['colSpan', 'rowSpan', 'scope', 'align'],
    td: ['colSpan', 'rowSpan', 'align'],
    '*': ['lang', ['dir', 'ltr', 'rtl', 'auto']],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  required: {},
  ancestors: {
    li: ['ul', 'ol'],
    tr: ['table'],
    td: ['table'],
    th: ['table'],
    thead: ['table'],
    tbody: ['table'],
    tfoot: ['table'],
    caption: ['table'],
    dt: ['dl'],
    dd: ['dl'],
    figcaption: ['figure'],
  },
  clobber: [],
  strip: ['script', 'style', 'template', 'noscript'],
  allowComments: false,
  allowDoctypes: false,
}
