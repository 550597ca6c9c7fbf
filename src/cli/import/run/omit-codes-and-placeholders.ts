import type { ArticleFields } from '../../../model/article.ts'
import type { DroppedBlock } from '../accounting/word-account.ts'
import type { Article } from '../importer.ts'
import { isPlaceholderName } from '../text/names.ts'
import { isCertainSubjectCode } from '../text/subject-code.ts'

/** Matches a comma without a space after it, except between digits, as in `10,000 metres`. */
const listCommaPattern = /,(?=\S)(?!(?<=\d,)\d)/

/** Minimum number of parts in a list of subjects, because `Obama,Barack` is a single subject. */
const minListParts = 3

/** Splits a list of subjects: `News,Local,Sport` has three; `Arts, Letters and Ideas` is one. */
function splitSubjects(text: string): string[] {
  const parts = text.split(listCommaPattern)
  return (parts.length < minListParts ? [text] : parts)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Divides values into those that stay and those that `shouldOmit` selects, which become dropped blocks. */
const divideValues = (
  values: readonly string[],
  shouldOmit: (value: string) => boolean,
  reason: string,
): { kept: string[]; dropped: DroppedBlock[] } => ({
  kept: values.filter((value) => !shouldOmit(value)),
  dropped: values.filter(shouldOmit).map((text) => ({ reason, text })),
})

/** Divides the section and topics from codes. If the section is a list, its other parts become topics. */
function divideSubjectsFromCodes(
  fields: ArticleFields,
): Pick<ArticleFields, 'section' | 'topics'> & { codes: DroppedBlock[] } {
  const sections = divideValues(splitSubjects(fields.section ?? ''), isCertainSubjectCode, 'code as section')
  const topics = divideValues(fields.topics.flatMap(splitSubjects), isCertainSubjectCode, 'code as topic')
  const [section = null, ...otherSections] = sections.kept
  return {
    section,
    topics: [...new Set([...otherSections, ...topics.kept])],
    codes: [...sections.dropped, ...topics.dropped],
  }
}

/** Returns the provenance without entries for fields that have no value. */
function omitEmptyFieldProvenance({
  provenance,
  section,
  byline,
  authors,
  topics,
}: ArticleFields): Record<string, string> {
  const hasValueByField = new Map(
    Object.entries({ section, byline, authors, topics }).map(([fieldName, fieldValue]) => [
      fieldName,
      (fieldValue ?? []).length > 0,
    ]),
  )
  return Object.fromEntries(
    Object.entries(provenance).filter(([fieldName]) => hasValueByField.get(fieldName) ?? true),
  )
}

/**
 * Omits values that are not meant for readers, and reports them as dropped: subject codes as topics or section, and
 * placeholder names as authors or byline. Doubtful values stay, for `morgue review` to find.
 */
export function omitCodesAndPlaceholders(article: Article): Article {
  const { fields } = article
  const placeholderReason = 'placeholder of a name'
  const authors = divideValues(fields.authors, isPlaceholderName, placeholderReason)
  const bylines = divideValues(
    fields.byline === null ? [] : [fields.byline],
    isPlaceholderName,
    placeholderReason,
  )
  const { codes, ...subjects } = divideSubjectsFromCodes(fields)
  const readableFields = { ...fields, ...subjects, authors: authors.kept, byline: bylines.kept[0] ?? null }
  const droppedBlocks = [...authors.dropped, ...bylines.dropped, ...codes]
  return {
    ...article,
    fields: { ...readableFields, provenance: omitEmptyFieldProvenance(readableFields) },
    account: { ...article.account, dropped: [...article.account.dropped, ...droppedBlocks] },
  }
}
