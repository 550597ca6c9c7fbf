/** No text nests deeper; the parser's time grows with the square of it, and recursion overflows at some thousands. */
const deepest = 64
const widestIndent = 256

/** No paragraph holds more marks of emphasis; to pair them takes time that grows with the square of their number. */
const mostMarks = 1000

const container = '[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))'
const tooDeep = new RegExp(`^((?:${container}){${deepest}})(?:${container})+`)

function shallower(line: string): string {
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0
  const indented = indent > widestIndent ? line.slice(indent - widestIndent) : line
  return indented.replace(tooDeep, '$1')
}

const runs = /(?<!\\)(?:\*+|_+)/g

/** Marks that cannot be meant as marks are shown as they are. */
const unmarked = (paragraph: string): string =>
  (paragraph.match(runs)?.length ?? 0) > mostMarks ? paragraph.replace(/[*_]/g, '\\$&') : paragraph

/**
 * Markdown that is parsed in bounded time, whatever wrote it: containers beyond 64 levels are left out, and in a
 * paragraph with more than 1,000 marks of emphasis they are text. All other Markdown is as it was.
 */
export const boundedMarkdown = (markdown: string): string =>
  markdown.split('\n').map(shallower).join('\n').split(/\n\n/).map(unmarked).join('\n\n')
