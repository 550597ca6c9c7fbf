import { parse as parseToml, TomlDate, TomlError } from 'smol-toml'
import { LineCounter, parseDocument } from 'yaml'
import { findFieldNameOnLine, findYamlProblems } from '../../../content/yaml/yaml-syntax.ts'
import type { FrontMatterValue } from '../../site-lookup.ts'

/** A file's front matter and the text below it. Field names are in lower case, because Hugo ignores their case. */
export interface MarkdownPage {
  /** True if the text begins with front matter, even if empty. Jekyll expands templates only in such files. */
  hasFrontMatter: boolean
  frontMatter: Record<string, FrontMatterValue>
  body: string
}

/** A fault in front matter, and its line in the file. */
export interface FrontMatterFault {
  line: number
  reason: string
}

interface SplitPageText {
  frontMatterText: string
  body: string
  wholeText: string
}

const toFrontMatterValue = (value: unknown): FrontMatterValue => {
  if (value instanceof TomlDate) return value.toISOString()
  if (Array.isArray(value)) return value.map(toFrontMatterValue)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, fieldValue]) => [name, toFrontMatterValue(fieldValue)]),
    )
  return value === null || value === undefined ? '' : String(value)
}

/**
 * Creates a page from parsed front matter. A scalar between two fences is not front matter but part of the body; a list
 * is a fault.
 */
function toMarkdownPage(
  parsedFrontMatter: unknown,
  body: string,
  wholeText: string,
): MarkdownPage | FrontMatterFault {
  const frontMatter = toFrontMatterValue(parsedFrontMatter)
  if (typeof frontMatter === 'string')
    return frontMatter === ''
      ? { hasFrontMatter: true, frontMatter: {}, body }
      : { hasFrontMatter: false, frontMatter: {}, body: wholeText }
  if (Array.isArray(frontMatter))
    return {
      line: 2,
      reason: 'has a list where fields belong: write each as a line such as title: Council closes baths',
    }
  const lowerCaseEntries = Object.entries(frontMatter).map(([name, fieldValue]) => [
    name.toLowerCase(),
    fieldValue,
  ])
  return { hasFrontMatter: true, frontMatter: Object.fromEntries(lowerCaseEntries), body }
}

function parseYamlPage({ frontMatterText, body, wholeText }: SplitPageText): MarkdownPage | FrontMatterFault {
  const lineCounter = new LineCounter()
  const document = parseDocument(frontMatterText, { schema: 'failsafe', lineCounter, uniqueKeys: false })
  const findLine = (offset: number) => lineCounter.linePos(offset).line
  const [problem] = document.errors.length === 0 ? [] : findYamlProblems(document, frontMatterText, findLine)
  if (problem) {
    const field = findFieldNameOnLine(frontMatterText, problem.offset)
    const reason = field === '' ? problem.reason : `${field}: ${problem.reason}`
    return { line: 1 + findLine(problem.offset), reason }
  }
  try {
    return toMarkdownPage(document.toJS({ maxAliasCount: 100 }), body, wholeText)
  } catch {
    return {
      line: 1,
      reason:
        'has fields that refer to others too often, or to themselves (&, *): replace each * and its name with the value that it stands for',
    }
  }
}

function parseTomlPage({ frontMatterText, body, wholeText }: SplitPageText): MarkdownPage | FrontMatterFault {
  try {
    return toMarkdownPage(parseToml(frontMatterText), body, wholeText)
  } catch (error) {
    const errorLine = error instanceof TomlError ? error.line : 0
    return {
      line: errorLine + 1,
      reason:
        'is not valid TOML on this line: write each field once, as in title = "Council closes baths", with text in quotation marks',
    }
  }
}

function parseJsonPage(
  { frontMatterText, body, wholeText }: SplitPageText,
  firstLineNumber: number,
): MarkdownPage | FrontMatterFault {
  try {
    return toMarkdownPage(JSON.parse(frontMatterText), body, wholeText)
  } catch (error) {
    const { message } = error as Error
    const errorLine = Number(/line (\d+)/.exec(message)?.[1] ?? 1)
    return {
      line: firstLineNumber - 1 + errorLine,
      reason:
        'is not valid JSON here: look for a missing or extra comma, colon or quotation mark on this line or the one above',
    }
  }
}

/** Returns the offset after the JSON object that begins a text; -1 if the object is not closed. */
function findJsonObjectEnd(text: string): number {
  let depth = 0
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[{}]/g)) {
    if (token === '{') depth++
    if (token === '}' && --depth === 0) return index + 1
  }
  return -1
}

const frontMatterFencePatterns = [
  {
    opening: /^---[ \t]*(yaml|json|toml|js|javascript)?[ \t]*\n/i,
    closing: /^(?:---|\.\.\.)[ \t]*$/m,
    closingLine: '---',
  },
  { opening: /^(\+\+\+)[ \t]*\n/, closing: /^\+\+\+[ \t]*$/m, closingLine: '+++' },
]

function parseFencedPage(
  { opening, closing, closingLine }: (typeof frontMatterFencePatterns)[number],
  text: string,
): MarkdownPage | FrontMatterFault {
  const [fenceLine = '', format = 'yaml'] = opening.exec(text) ?? []
  const textBelow = text.slice(fenceLine.length)
  const closingFence = closing.exec(textBelow)
  if (!closingFence)
    return /^\s*[\w"'-]+\s*[:=]/.test(textBelow)
      ? {
          line: 1,
          reason: `has fields at the top that do not end: add a line ${closingLine} below the last one`,
        }
      : { hasFrontMatter: false, frontMatter: {}, body: text }
  const splitText = {
    frontMatterText: textBelow.slice(0, closingFence.index),
    body: textBelow.slice(closingFence.index + closingFence[0].length),
    wholeText: text,
  }
  if (/^(?:\+|toml)/i.test(format)) return parseTomlPage(splitText)
  if (/^json$/i.test(format)) return parseJsonPage(splitText, 2)
  if (/^j/i.test(format))
    return {
      line: 1,
      reason:
        'has fields at the top in JavaScript, which an import never runs: write each as a line such as title: Council closes baths, between two lines ---',
    }
  return parseYamlPage(splitText)
}

/** Parses a file that consists only of fields, such as a site's configuration. */
export function parseFrontMatterFile(text: string, fileExtension: string): MarkdownPage | FrontMatterFault {
  const splitText = {
    frontMatterText: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'),
    body: '',
    wholeText: '',
  }
  if (fileExtension === 'json') return parseJsonPage(splitText, 1)
  const page = fileExtension === 'toml' ? parseTomlPage(splitText) : parseYamlPage(splitText)
  // The line of a fault counts the fence above front matter, which a file of fields lacks.
  return 'reason' in page ? { ...page, line: Math.max(1, page.line - 1) } : page
}

/** True if the first line of a text can be a front matter fence, `---` or `+++`. */
export const canBeginWithFrontMatter = (text: string): boolean =>
  /^\uFEFF?(?:---|\+\+\+)[ \t]*\w*[ \t]*\r?\n/.test(text)

/** Splits a text into front matter (YAML, TOML, JSON or none) and body. Lines must end with `\n`. */
export function parseMarkdownPage(text: string): MarkdownPage | FrontMatterFault {
  const fencePatterns = frontMatterFencePatterns.find(({ opening }) => opening.test(text))
  if (fencePatterns) return parseFencedPage(fencePatterns, text)
  if (!/^\{\s*"/.test(text)) return { hasFrontMatter: false, frontMatter: {}, body: text }
  const objectEnd = findJsonObjectEnd(text)
  return objectEnd < 0
    ? { line: 1, reason: 'has fields at the top that do not end: add a line } below the last one' }
    : parseJsonPage(
        { frontMatterText: text.slice(0, objectEnd), body: text.slice(objectEnd), wholeText: text },
        1,
      )
}
