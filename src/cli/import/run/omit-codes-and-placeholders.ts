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

/** Returns the values for which `shouldOmit` is false, and adds the others to `dropped`. */
function omitValues(
  values: readonly string[],
  shouldOmit: (value: string) => boolean,
  { reason, dropped }: { reason: string; dropped: DroppedBlock[] },
): string[] {
  const omittedValues = values.filter(shouldOmit)
  dropped.push(...omittedValues.map((text) => ({ reason, text })))
  return values.filter((value) => !shouldOmit(value))
}

/** Returns the section and topics without codes. If the section is a list, its other parts become topics. */
function omitSubjectCodes(
  { section, topics }: ArticleFields,
  droppedBlocks: DroppedBlock[],
): Pick<ArticleFields, 'section' | 'topics'> {
  const sections = splitSubjects(section ?? '')
  const sectionNames = omitValues(sections, isCertainSubjectCode, {
    reason: 'code as section',
    dropped: droppedBlocks,
  })
  const topicNames = omitValues(topics.flatMap(splitSubjects), isCertainSubjectCode, {
    reason: 'code as topic',
    dropped: droppedBlocks,
  })
  const [firstSection = null, ...otherSections] = sectionNames
  return { section: firstSection, topics: [...new Set([...otherSections, ...topicNames])] }
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
  const droppedBlocks: DroppedBlock[] = []
  const placeholderOmission = { reason: 'placeholder of a name', dropped: droppedBlocks }
  const { fields } = article
  const authors = omitValues(fields.authors, isPlaceholderName, placeholderOmission)
  const [byline = null] = omitValues(
    fields.byline === null ? [] : [fields.byline],
    isPlaceholderName,
    placeholderOmission,
  )
  const readableFields = { ...fields, ...omitSubjectCodes(fields, droppedBlocks), authors, byline }
  return {
    ...article,
    fields: { ...readableFields, provenance: omitEmptyFieldProvenance(readableFields) },
    account: { ...article.account, dropped: [...article.account.dropped, ...droppedBlocks] },
  }
}
