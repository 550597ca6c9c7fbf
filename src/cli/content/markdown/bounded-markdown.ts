/** No text nests deeper; the parser's time grows with the square of it, and recursion overflows at some thousands. */
const deepest = 64
const widestIndent = 256

/** No paragraph holds more marks of emphasis; to pair them takes time that grows with the square of their number. */
const mostMarks = 1000

/** No paragraph holds more links; unclosed ones are looked for anew at each bracket. */
const mostBrackets = 4000

/** No text has more underlined headings; each takes the parser time that grows with all that stands before it. */
const mostUnderlines = 1000

/** No paragraph holds more comments; for each that is not closed, the rest of the paragraph is read. */
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

/** Headings that are underlined, as headings that begin with `#`, where they are too many. */
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
/** Beginnings of comments, declarations and instructions. */
const comments = /(?<!\\)<(?=[!?])/g

const countOf = (pattern: RegExp, text: string) => text.match(pattern)?.length ?? 0

/** Marks that cannot be meant as marks are shown as they are. */
function unmarked(paragraph: string): string {
  const calm = countOf(runs, paragraph) > mostMarks ? paragraph.replace(/[*_]/g, '\\$&') : paragraph
  const shut = countOf(comments, calm) > mostComments ? calm.replace(comments, '\\$&') : calm
  return countOf(brackets, shut) > mostBrackets ? shut.replace(brackets, '\\$&') : shut
}

/**
 * Markdown that is parsed in bounded time, whatever wrote it: containers beyond 64 levels are left out, and in a
 * paragraph with more than 1,000 marks of emphasis, 4,000 brackets or 500 comments, they are text. More than 1,000 underlined
 * headings are written with `#`. All other Markdown is as it was.
 */
export const boundedMarkdown = (markdown: string): string =>
  withoutUnderlines(markdown.split('\n').map(shallower)).join('\n').split(/\n\n/).map(unmarked).join('\n\n')
