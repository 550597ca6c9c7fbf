/**
 * Maximum depth of lists and quotations. Parsing time grows with the square of the depth, and recursion overflows the
 * stack at a few thousand levels.
 */
const maxContainerDepth = 64
const maxIndentCharacters = 256

/** Maximum number of emphasis marks in a paragraph. Pairing them takes quadratic time. */
const maxEmphasisMarksPerParagraph = 1000

/** Maximum number of brackets in a paragraph. The parser searches for the end of an unclosed link at each bracket. */
const maxBracketsPerParagraph = 4000

/** Maximum number of underlined headings in a text. At each heading, the parser rereads the paragraph above. */
const maxUnderlinedHeadings = 1000

/**
 * Maximum number of comments in a paragraph. At each unclosed comment, the parser reads the rest of the paragraph.
 */
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

/** Rewrites underlined headings with `#` if there are too many. */
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
/** Matches the start of a comment, declaration or processing instruction. */
const commentStartPattern = /(?<!\\)<(?=[!?])/g

const countMatches = (pattern: RegExp, text: string) => text.match(pattern)?.length ?? 0

/** Escapes emphasis marks, comments or brackets if a paragraph contains too many of them to be intended as markup. */
function escapeMarksIfTooMany(paragraph: string): string {
  const emphasisLimitedText =
    countMatches(emphasisMarkPattern, paragraph) > maxEmphasisMarksPerParagraph
      ? paragraph.replace(/[*_]/g, '\\$&')
      : paragraph
  const commentLimitedText =
    countMatches(commentStartPattern, emphasisLimitedText) > maxCommentsPerParagraph
      ? emphasisLimitedText.replace(commentStartPattern, '\\$&')
      : emphasisLimitedText
  return countMatches(bracketPattern, commentLimitedText) > maxBracketsPerParagraph
    ? commentLimitedText.replace(bracketPattern, '\\$&')
    : commentLimitedText
}

/**
 * Limits the time needed to parse a text. Flattens lists and quotations deeper than 64 levels. Escapes the emphasis
 * marks, brackets or comments of a paragraph that contains more than 1,000, 4,000 or 500 of them. Rewrites underlined
 * headings with `#` if there are more than 1,000, and shortens very deep indents. Other Markdown stays unchanged.
 */
export const limitMarkdownComplexity = (markdown: string): string =>
  rewriteExcessiveUnderlinedHeadings(markdown.split('\n').map(limitLineDepth))
    .join('\n')
    .split(/\n\n/)
    .map(escapeMarksIfTooMany)
    .join('\n\n')
