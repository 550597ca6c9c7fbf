/**
 * Maximum depth of lists and quotations. Parsing takes quadratic time in the depth, and recursion overflows at a
 * few thousand.
 */
const maxDepth = 64
const maxIndent = 256

/** Maximum marks of emphasis in a paragraph; pairing them takes quadratic time. */
const maxEmphasisMarks = 1000

/** Maximum brackets in a paragraph; the end of an unclosed link is searched for at each bracket. */
const maxBrackets = 4000

/** Maximum underlined headings in a text; for each, the parser rereads the paragraph above. */
const maxUnderlinedHeadings = 1000

/** Maximum comments in a paragraph; for an unclosed one, the rest of the paragraph is read. */
const maxComments = 500

const containerMarkSource = '[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))'
const tooDeepPattern = new RegExp(`^((?:${containerMarkSource}){${maxDepth}})(?:${containerMarkSource})+`)

function limitLineDepth(line: string): string {
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0
  const indented = indent > maxIndent ? line.slice(indent - maxIndent) : line
  return indented.replace(tooDeepPattern, '$1')
}

const underlinePattern = /^[ \t>]*([=-])\1*[ \t]*$/
const paragraphLinePattern = /^[ \t>]*[^\s>=`~#-]/
const lineStartPattern = new RegExp(`^(?:${containerMarkSource})*[ \\t]*`)

/** Rewrites underlined headings with `#` when there are too many. */
function rewriteExcessiveUnderlines(lines: string[]): string[] {
  const headingMarks = lines.map((line, index) => {
    const underlineSign = paragraphLinePattern.test(lines[index - 1] ?? '')
      ? underlinePattern.exec(line)?.[1]
      : undefined
    return underlineSign && (underlineSign === '=' ? '# ' : '## ')
  })
  if (headingMarks.filter((mark) => mark !== undefined).length <= maxUnderlinedHeadings) return lines
  return lines.flatMap((line, index) => {
    const mark = headingMarks[index + 1]
    if (headingMarks[index] !== undefined) return []
    return mark === undefined ? line : line.replace(lineStartPattern, (before) => before + mark)
  })
}

const emphasisMarkPattern = /(?<!\\)(?:\*+|_+)/g
const bracketPattern = /(?<!\\)[[\]]/g
/** Starts of comments, declarations and processing instructions. */
const commentStartPattern = /(?<!\\)<(?=[!?])/g

const countMatches = (pattern: RegExp, text: string) => text.match(pattern)?.length ?? 0

/** Escapes marks when there are too many of them to be intended as markup. */
function escapeExcessiveMarks(paragraph: string): string {
  const withoutEmphasis =
    countMatches(emphasisMarkPattern, paragraph) > maxEmphasisMarks
      ? paragraph.replace(/[*_]/g, '\\$&')
      : paragraph
  const withoutComments =
    countMatches(commentStartPattern, withoutEmphasis) > maxComments
      ? withoutEmphasis.replace(commentStartPattern, '\\$&')
      : withoutEmphasis
  return countMatches(bracketPattern, withoutComments) > maxBrackets
    ? withoutComments.replace(bracketPattern, '\\$&')
    : withoutComments
}

/**
 * Bounds the time that any Markdown takes to parse. Flattens lists and quotations beyond 64 levels. In a paragraph with
 * more than 1,000 marks of emphasis, 4,000 brackets or 500 comments, these become text. More than 1,000 underlined
 * headings are rewritten with `#`. Returns other Markdown unchanged.
 */
export const boundMarkdown = (markdown: string): string =>
  rewriteExcessiveUnderlines(markdown.split('\n').map(limitLineDepth))
    .join('\n')
    .split(/\n\n/)
    .map(escapeExcessiveMarks)
    .join('\n\n')
