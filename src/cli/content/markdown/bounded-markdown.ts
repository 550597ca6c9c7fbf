/**
 * Maximum depth of lists and quotations. Parsing takes quadratic time in the depth, and recursion overflows at a
 * few thousand.
 */
const deepest = 64
const widestIndent = 256

/** Maximum marks of emphasis in a paragraph; pairing them takes quadratic time. */
const mostMarks = 1000

/** Maximum brackets in a paragraph; the end of an unclosed link is searched for at each bracket. */
const mostBrackets = 4000

/** Maximum underlined headings in a text; for each, the parser rereads the paragraph above. */
const mostUnderlines = 1000

/** Maximum comments in a paragraph; for an unclosed one, the rest of the paragraph is read. */
const mostComments = 500

const container = '[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))'
const tooDeep = new RegExp(`^((?:${container}){${deepest}})(?:${container})+`)

function shallower(line: string): string {
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0
  const indented = indent > widestIndent ? line.slice(indent - widestIndent) : line
  return indented.replace(tooDeep, '$1')
}

const underline = /^[ \t>]*([=-])\1*[ \t]*$/
const words = /^[ \t>]*[^\s>=`~#-]/
const beforeWords = new RegExp(`^(?:${container})*[ \\t]*`)

/** Rewrites underlined headings with `#` when there are too many. */
function withoutUnderlines(lines: string[]): string[] {
  const marks = lines.map((line, index) => {
    const sign = words.test(lines[index - 1] ?? '') ? underline.exec(line)?.[1] : undefined
    return sign && (sign === '=' ? '# ' : '## ')
  })
  if (marks.filter((mark) => mark !== undefined).length <= mostUnderlines) return lines
  return lines.flatMap((line, index) => {
    const mark = marks[index + 1]
    if (marks[index] !== undefined) return []
    return mark === undefined ? line : line.replace(beforeWords, (before) => before + mark)
  })
}

const runs = /(?<!\\)(?:\*+|_+)/g
const brackets = /(?<!\\)[[\]]/g
/** Starts of comments, declarations and processing instructions. */
const comments = /(?<!\\)<(?=[!?])/g

const countOf = (pattern: RegExp, text: string) => text.match(pattern)?.length ?? 0

/** Escapes marks that are too many to be meant as marks. */
function unmarked(paragraph: string): string {
  const calm = countOf(runs, paragraph) > mostMarks ? paragraph.replace(/[*_]/g, '\\$&') : paragraph
  const shut = countOf(comments, calm) > mostComments ? calm.replace(comments, '\\$&') : calm
  return countOf(brackets, shut) > mostBrackets ? shut.replace(brackets, '\\$&') : shut
}

/**
 * Bounds the time that any Markdown takes to parse. Lists and quotations beyond 64 levels are flattened; in a
 * paragraph with more than 1,000 marks of emphasis, 4,000 brackets or 500 comments, these become text; more than
 * 1,000 underlined headings are written with `#`. Other Markdown is returned unchanged.
 */
export const boundedMarkdown = (markdown: string): string =>
  withoutUnderlines(markdown.split('\n').map(shallower)).join('\n').split(/\n\n/).map(unmarked).join('\n\n')
