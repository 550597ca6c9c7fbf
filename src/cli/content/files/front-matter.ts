import type { ContentFault } from './content-fault.ts'
import type { YamlText } from './yaml-file.ts'

/** The front matter and the Markdown of a content file. */
export interface FrontMatterAndMarkdown {
  yaml: YamlText
  markdown: string
}

const missingFieldsReason =
  'does not begin with its fields: write a line `---` at the very top, the fields below it, and a second line `---` between them and the text'

/** Returns the reason why a file without valid front matter has none. */
function describeMissingFrontMatter(text: string): string {
  if (!/^\s*-{3,}[ \t\r]*\n?/.test(text)) return missingFieldsReason
  if (!text.includes('\n') && !text.includes('\r')) return missingFieldsReason
  if (!text.includes('\n'))
    return 'has line ends of an old kind: save it with the line ends LF in a text editor'
  return text.startsWith('---\n')
    ? 'has no line `---` after its fields: write one, without spaces, between the fields and the text'
    : 'does not begin with the line `---`: write it as three hyphens alone, with no space and nothing above it'
}

/**
 * Splits a file into its YAML, between two lines `---`, and its Markdown. Accepts a byte order mark and CRLF. Returns
 * a fault if the front matter is missing or not closed.
 */
export function splitFrontMatter(file: string, fileText: string): FrontMatterAndMarkdown | ContentFault {
  const normalisedText = fileText.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const yamlEndOffset = normalisedText.indexOf('\n---', 3)
  const hasClosingLine = yamlEndOffset >= 0 && ['\n', undefined].includes(normalisedText[yamlEndOffset + 4])
  if (!normalisedText.startsWith('---\n') || !hasClosingLine)
    return {
      file,
      line: 1,
      field: '',
      reason: describeMissingFrontMatter(normalisedText),
    }
  return {
    yaml: { file, text: normalisedText.slice(4, yamlEndOffset + 1), firstLine: 2 },
    markdown: normalisedText.slice(yamlEndOffset + 5),
  }
}
