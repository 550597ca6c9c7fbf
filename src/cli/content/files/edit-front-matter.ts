import { isDeepStrictEqual } from 'node:util'
import { isMap, isNode, parseDocument, type YAMLMap } from 'yaml'
import type { ArticleFields } from '../../../model/article.ts'
import { type ArticleFile, parseArticleFile } from './article-file.ts'
import type { ContentFault } from './content-fault.ts'

/** A part of the YAML, and the text that replaces it. */
export interface YamlReplacement {
  start: number
  end: number
  text: string
}

/** A change of an article's front matter. */
export interface FrontMatterEdit {
  /** Plans the replacements; `null` for a layout that must be edited by hand. */
  planReplacements: (yaml: string, contents: YAMLMap) => YamlReplacement[] | null
  /** The fields that change, with their new values. */
  changedFields: Partial<ArticleFields>
}

/** Creates an insertion. */
export const createInsertion = (offset: number, text: string): YamlReplacement => ({
  start: offset,
  end: offset,
  text,
})

/** Returns the end of the line at an offset; at the beginning of a line, the offset itself. */
export function findLineEndOffset(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset
  const lineFeedOffset = text.indexOf('\n', offset)
  return lineFeedOffset < 0 ? text.length : lineFeedOffset + 1
}

/** Finds the YAML in an article file as read, which may have a byte order mark and any line endings. */
function findYamlRange(fileText: string): { start: number; end: number } {
  const start = fileText.indexOf('\n') + 1
  return { start, end: fileText.indexOf('\n---', start - 1) + 1 }
}

/** True if fields begin their lines: not in braces, indented, or after a question mark. */
const hasUnindentedFields = (yaml: string, { flow, items }: YAMLMap): boolean =>
  !flow && items.every(({ key }) => isNode(key) && `\n${yaml}`[key.range?.[0] ?? -1] === '\n')

function replaceInYaml(
  fileText: string,
  planReplacements: FrontMatterEdit['planReplacements'],
): string | null {
  const { start, end } = findYamlRange(fileText)
  const yaml = fileText.slice(start, end)
  const { contents } = parseDocument(yaml, { schema: 'failsafe' })
  const replacements =
    isMap(contents) && hasUnindentedFields(yaml, contents) ? planReplacements(yaml, contents) : null
  if (replacements === null) return null
  let editedText = fileText
  // Applied from the end, so that offsets stay valid; insertions at the same place keep their order.
  for (const replacement of replacements.toReversed().toSorted((a, b) => b.start - a.start)) {
    const newText = fileText.includes('\r\n') ? replacement.text.replaceAll('\n', '\r\n') : replacement.text
    editedText =
      editedText.slice(0, start + replacement.start) + newText + editedText.slice(start + replacement.end)
  }
  return editedText
}

/**
 * Edits the front matter of an article's file; all other bytes stay the same. Parses the result as `publish` would,
 * and makes sure that only the given fields differ.
 * @param fileText the file's text
 * @returns the file's new text, the faults of the new values, or `null` if it must be edited by hand
 */
export function editFrontMatter(
  originalFile: ArticleFile,
  fileText: string,
  { planReplacements, changedFields }: FrontMatterEdit,
): { text: string } | { faults: ContentFault[] } | null {
  const editedText = replaceInYaml(fileText, planReplacements)
  if (editedText === null) return null
  const parsedFile = parseArticleFile({ file: originalFile.file, text: editedText })
  if ('faults' in parsedFile) return parsedFile
  const expectedFile = { ...originalFile, fields: { ...originalFile.fields, ...changedFields } }
  return isDeepStrictEqual(parsedFile.value, expectedFile) ? { text: editedText } : null
}
