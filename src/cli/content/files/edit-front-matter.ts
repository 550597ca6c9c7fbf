import { isDeepStrictEqual } from 'node:util'
import { isMap, isNode, parseDocument, type YAMLMap } from 'yaml'
import type { ArticleFields } from '../../../model/article.ts'
import { type ParsedArticleFile, parseArticleFile } from './article-file.ts'
import type { ContentFault } from './content-fault.ts'

/** Text that replaces a range of the YAML. The range is given by offsets; `end` is exclusive. */
export interface YamlReplacement {
  start: number
  end: number
  text: string
}

/** A planned change to an article's front matter. */
export interface FrontMatterEdit {
  planReplacements: (yaml: string, contents: YAMLMap) => YamlReplacement[] | 'uneditable'
  /** The new values of the fields that change. */
  changedFields: Partial<ArticleFields>
}

/** Creates a replacement that inserts text at an offset. */
export const createInsertion = (offset: number, text: string): YamlReplacement => ({
  start: offset,
  end: offset,
  text,
})

/**
 * Returns the offset at which the next line begins, or the length of the text. An offset at which a line begins is
 * returned unchanged.
 */
export function findNextLineStart(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset
  const lineFeedOffset = text.indexOf('\n', offset)
  return lineFeedOffset < 0 ? text.length : lineFeedOffset + 1
}

/**
 * Finds the range of the YAML in the text of an article file, which may have a byte order mark and any line endings.
 */
function findYamlRange(fileText: string): { start: number; end: number } {
  const start = fileText.indexOf('\n') + 1
  return { start, end: fileText.indexOf('\n---', start - 1) + 1 }
}

/** True if every field's name begins a line, with no brace, indentation or question mark before it. */
const hasUnindentedFields = (yaml: string, { flow, items }: YAMLMap): boolean =>
  !flow && items.every(({ key }) => isNode(key) && `\n${yaml}`[key.range?.[0] ?? -1] === '\n')

function planYamlReplacements(
  yaml: string,
  planReplacements: FrontMatterEdit['planReplacements'],
): YamlReplacement[] | 'uneditable' {
  const { contents } = parseDocument(yaml, { schema: 'failsafe' })
  return isMap(contents) && hasUnindentedFields(yaml, contents)
    ? planReplacements(yaml, contents)
    : 'uneditable'
}

function applyYamlReplacements(
  fileText: string,
  yamlStart: number,
  replacements: readonly YamlReplacement[],
): string {
  let editedText = fileText
  // Applied from the end, so that offsets stay valid; insertions at the same place keep their order.
  for (const replacement of replacements.toReversed().toSorted((a, b) => b.start - a.start)) {
    const newText = fileText.includes('\r\n') ? replacement.text.replaceAll('\n', '\r\n') : replacement.text
    editedText =
      editedText.slice(0, yamlStart + replacement.start) +
      newText +
      editedText.slice(yamlStart + replacement.end)
  }
  return editedText
}

/**
 * Edits the front matter of an article's file; no other byte changes. Parses the result as `publish` does, and checks
 * that only the given fields changed.
 * @param fileText the file's current text
 * @returns the file's new text, the faults of the new values, or `'uneditable'` if only a person can edit the file
 */
export function editFrontMatter(
  originalFile: ParsedArticleFile,
  fileText: string,
  { planReplacements, changedFields }: FrontMatterEdit,
): { text: string } | { faults: ContentFault[] } | 'uneditable' {
  const { start, end } = findYamlRange(fileText)
  const replacements = planYamlReplacements(fileText.slice(start, end), planReplacements)
  if (replacements === 'uneditable') return 'uneditable'
  const editedText = applyYamlReplacements(fileText, start, replacements)
  const parsedFile = parseArticleFile({ file: originalFile.file, text: editedText })
  if ('faults' in parsedFile) return parsedFile
  const expectedFile = { ...originalFile, fields: { ...originalFile.fields, ...changedFields } }
  return isDeepStrictEqual(parsedFile.value, expectedFile) ? { text: editedText } : 'uneditable'
}
