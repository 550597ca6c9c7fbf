import type { ContentFault } from './content-fault.ts'
import type { YamlText } from './yaml-file.ts'

/** The front matter and the Markdown of a content file. */
export interface FrontMatterAndMarkdown {
  yaml: YamlText
  markdown: string
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
      reason:
        'has no front matter: write a line `---` at the top, the fields below it, and another line `---` after them',
    }
  return {
    yaml: { file, text: normalisedText.slice(4, yamlEndOffset + 1), firstLine: 2 },
    markdown: normalisedText.slice(yamlEndOffset + 5),
  }
}
