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
  const text = content.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const end = text.indexOf('\n---', 3)
  const closes = end >= 0 && ['\n', undefined].includes(text[end + 4])
  if (!text.startsWith('---\n') || !closes)
    return {
      file,
      line: 1,
      field: '',
      reason: 'has no front matter: begin the file with a line `---`, and end the fields with another',
    }
  return {
    yaml: { file, text: text.slice(4, end + 1), firstLine: 2 },
    markdown: text.slice(end + 5),
  }
}
