/**
 * Maximum depth of lists and quotations. Parsing takes quadratic time in the depth, and recursion overflows at a
 * few thousand.
 */
const maxContainerDepth = 64
const maxIndentCharacters = 256

/** Maximum marks of emphasis in a paragraph; pairing them takes quadratic time. */
const maxEmphasisMarksPerParagraph = 1000

/** Maximum brackets in a paragraph; the end of an unclosed link is searched for at each bracket. */
const maxBracketsPerParagraph = 4000

/** Maximum underlined headings in a text; for each, the parser rereads the paragraph above. */
const maxUnderlinedHeadings = 1000

/** Maximum comments in a paragraph; for an unclosed one, the rest of the paragraph is read. */
const maxCommentsPerParagraph = 500

const containerMarkPatternSource = '[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))'
const tooDeepLinePattern = new RegExp(
  `^((?:${containerMarkPatternSource}){${maxContainerDepth}})(?:${containerMarkPatternSource})+`,
)

function limitLineDepth(line: string): string {
  const indentLength = /^[ \t]*/.exec(line)?.[0].length ?? 0
  const shortenedLine =
    indentLength > maxIndentCharacters ? line.slice(indentLength - maxIndentCharacters) : line
  return shortenedLine.replace(tooDeepLinePattern, '$1')
}

const headingUnderlinePattern = /^[ \t>]*([=-])\1*[ \t]*$/
const paragraphLinePattern = /^[ \t>]*[^\s>=`~#-]/
const containerPrefixPattern = new RegExp(`^(?:${containerMarkPatternSource})*[ \\t]*`)

/** Rewrites underlined headings with `#` when there are too many. */
function rewriteExcessiveUnderlinedHeadings(lines: string[]): string[] {
  const headingMarks = lines.map((line, index) => {
    const underlineSign = paragraphLinePattern.test(lines[index - 1] ?? '')
      ? headingUnderlinePattern.exec(line)?.[1]
      : undefined
    return underlineSign && (underlineSign === '=' ? '# ' : '## ')
  })
  if (headingMarks.filter((mark) => mark !== undefined).length <= maxUnderlinedHeadings) return lines
  return lines.flatMap((line, index) => {
    const nextHeadingMark = headingMarks[index + 1]
    if (headingMarks[index] !== undefined) return []
    return nextHeadingMark === undefined
      ? line
      : line.replace(containerPrefixPattern, (linePrefix) => linePrefix + nextHeadingMark)
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
    countMatches(emphasisMarkPattern, paragraph) > maxEmphasisMarksPerParagraph
      ? paragraph.replace(/[*_]/g, '\\$&')
      : paragraph
  const withoutComments =
    countMatches(commentStartPattern, withoutEmphasis) > maxCommentsPerParagraph
      ? withoutEmphasis.replace(commentStartPattern, '\\$&')
      : withoutEmphasis
  return countMatches(bracketPattern, withoutComments) > maxBracketsPerParagraph
    ? withoutComments.replace(bracketPattern, '\\$&')
    : withoutComments
}

/**
 * Bounds the time that any Markdown takes to parse. Flattens lists and quotations beyond 64 levels. In a paragraph with
 * more than 1,000 marks of emphasis, 4,000 brackets or 500 comments, these become text. More than 1,000 underlined
 * headings are rewritten with `#`. Returns other Markdown unchanged.
 */
export const limitMarkdownComplexity = (markdown: string): string =>
  rewriteExcessiveUnderlinedHeadings(markdown.split('\n').map(limitLineDepth))
    .join('\n')
    .split(/\n\n/)
    .map(escapeExcessiveMarks)
    .join('\n\n')
