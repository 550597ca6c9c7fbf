import { applyFieldChanges, uneditableReason } from '../../content/files/apply-field-changes.ts'
import { parseArticleFile } from '../../content/files/article-file.ts'
import { type ContentFault, ContentFaultError, createFileFault } from '../../content/files/content-fault.ts'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import { readUtf8 } from '../../content/files/read-utf8.ts'
import { computeShortDigest } from '../../content/files/words-digest.ts'
import { writeAtomically } from '../../content/files/write-atomically.ts'
import { collectFieldChanges, type FieldAssignment } from './assignment.ts'
import { type ArticleCondition, meetsCondition } from './condition.ts'
import { type EditableField, listFieldValues } from './editable-fields.ts'

/** The new text of a file, and the changes in it. */
export interface FileEdit {
  file: string
  /** Digest of the text before the edit. */
  earlierDigest: string
  editedText: string
  changes: { field: EditableField; before: string; after: string }[]
}

/** The edits that a command would make, or the faults that prevent them. */
export interface EditPlan {
  /** Number of articles that meet the conditions, changed or not. */
  matchedArticleCount: number
  edits: FileEdit[]
  faults: ContentFault[]
}

export interface EditRequest {
  conditions: readonly ArticleCondition[]
  assignments: readonly FieldAssignment[]
}

/** Separator between the values of a list in messages. */
const listSeparator = ', '

/** Locates a fault of a new value in the option that gives the value, because the file itself has no such fault. */
const locateInSetOption =
  (changes: ReadonlyMap<string, unknown>) =>
  (fault: ContentFault): ContentFault =>
    changes.has(fault.field.split('.', 1)[0] ?? '') && fault.reason !== uneditableReason
      ? { ...fault, field: `--set ${fault.field}` }
      : fault

async function planFileEdit(
  { file, contentPath }: { file: string; contentPath: string },
  { conditions, assignments }: EditRequest,
): Promise<FileEdit | 'unmatched' | ContentFault[]> {
  const originalText = await readUtf8(file)
  const checkResult = parseArticleFile({ file, text: originalText })
  if ('faults' in checkResult) return checkResult.faults
  const { fields, markdown } = checkResult.value
  if (!conditions.every((condition) => meetsCondition({ contentPath, fields, markdown }, condition)))
    return 'unmatched'
  const changes = collectFieldChanges(fields, assignments)
  const editedFile =
    changes.size === 0 ? { text: originalText } : applyFieldChanges(file, originalText, changes)
  if ('faults' in editedFile) return editedFile.faults.map(locateInSetOption(changes))
  const checkedEdit = parseArticleFile({ file, text: editedFile.text })
  if ('faults' in checkedEdit) return checkedEdit.faults.map(locateInSetOption(changes))
  return {
    file,
    earlierDigest: computeShortDigest(originalText),
    editedText: editedFile.text,
    changes: [...changes.keys()].map((field) => ({
      field,
      before: listFieldValues(fields, field).join(listSeparator),
      after: listFieldValues(checkedEdit.value.fields, field).join(listSeparator),
    })),
  }
}

/** Plans a change to the front matter of many articles, without writing it. Bodies never change. */
export async function planEdits(
  content: ContentFolder,
  editionIds: readonly string[],
  request: EditRequest,
): Promise<EditPlan> {
  const plan: EditPlan = { matchedArticleCount: 0, edits: [], faults: [] }
  for (const editionId of editionIds)
    for await (const file of content.listArticleFiles(editionId)) {
      const edit = await planFileEdit({ file, contentPath: content.toRelativePath(file) }, request)
      if (edit === 'unmatched') continue
      if (Array.isArray(edit)) plan.faults.push(...edit)
      else plan.matchedArticleCount++
      if (!Array.isArray(edit) && edit.changes.length > 0) plan.edits.push(edit)
    }
  return plan
}

/**
 * Writes the files of a plan that has no faults.
 * @throws ContentFaultError if a file was edited after the plan was made
 */
export async function writeEdits({ edits }: EditPlan): Promise<void> {
  for (const { file, earlierDigest, editedText } of edits) {
    if (computeShortDigest(await readUtf8(file)) !== earlierDigest)
      throw new ContentFaultError(createFileFault(file, 'was edited in the meantime: run the command again'))
    await writeAtomically(file, editedText)
  }
}
