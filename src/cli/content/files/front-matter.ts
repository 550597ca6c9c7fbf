import type { ContentFault } from './content-fault.ts'
import type { YamlText } from './yaml-file.ts'

/** A content file in two parts. */
export interface ContentParts {
  yaml: YamlText
  markdown: string
}

/**
 * Splits a file into its YAML, between two lines `---`, and its Markdown. A byte-order mark and CRLF are accepted.
 */
export function splitFrontMatter(file: string, content: string): ContentParts | ContentFault {
  const normalisedContent = content.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const lastFieldEnd = normalisedContent.indexOf('\n---', 3)
  const hasClosingLine = lastFieldEnd >= 0 && ['\n', undefined].includes(normalisedContent[lastFieldEnd + 4])
  if (!normalisedContent.startsWith('---\n') || !hasClosingLine)
    return {
      file,
      line: 1,
      field: '',
      reason: 'has no front matter: begin the file with a line `---`, and end the fields with another',
    }
  return {
    yaml: { file, text: normalisedContent.slice(4, lastFieldEnd + 1), firstLine: 2 },
    markdown: normalisedContent.slice(lastFieldEnd + 5),
  }
}
