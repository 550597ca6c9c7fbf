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
export function splitFrontMatter(file: string, fileText: string): ContentParts | ContentFault {
  const normalisedText = fileText.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const yamlEndOffset = normalisedText.indexOf('\n---', 3)
  const hasClosingLine = yamlEndOffset >= 0 && ['\n', undefined].includes(normalisedText[yamlEndOffset + 4])
  if (!normalisedText.startsWith('---\n') || !hasClosingLine)
    return {
      file,
      line: 1,
      field: '',
      reason: 'has no front matter: begin the file with a line `---`, and end the fields with another',
    }
  return {
    yaml: { file, text: normalisedText.slice(4, yamlEndOffset + 1), firstLine: 2 },
    markdown: normalisedText.slice(yamlEndOffset + 5),
  }
}
