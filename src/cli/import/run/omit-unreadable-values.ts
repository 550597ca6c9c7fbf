import type { ArticleFields } from '../../../model/article.ts'
import type { DroppedBlock } from '../accounting/word-account.ts'
import type { Article } from '../importer.ts'
import { isPlaceholderName } from '../text/names.ts'
import { isCertainSubjectCode } from '../text/subject-code.ts'

/** A comma without a space, except between digits: `10,000 metres`. */
const listCommaPattern = /,(?=\S)(?!(?<=\d,)\d)/

/** Minimum number of parts: `Obama,Barack` is one subject. */
const minListParts = 3

/** Splits `News,Local,Sport` into three subjects; `Arts, Letters and Ideas` is one. */
function splitSubjects(text: string): string[] {
  const parts = text.split(listCommaPattern)
  return (parts.length < minListParts ? [text] : parts)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Returns the values of a field that are for readers; adds the others to `dropped`. */
function keepReadable(
  values: readonly string[],
  isLeftOut: (value: string) => boolean,
  { reason, dropped }: { reason: string; dropped: DroppedBlock[] },
): string[] {
  const omittedValues = values.filter(isLeftOut)
  dropped.push(...omittedValues.map((text) => ({ reason, text })))
  return values.filter((value) => !isLeftOut(value))
}

/** Returns the section and topics without codes; the other parts of a list as a section are topics. */
function omitSubjectCodes(
  { section, topics }: ArticleFields,
  dropped: DroppedBlock[],
): Pick<ArticleFields, 'section' | 'topics'> {
  const sections = splitSubjects(section ?? '')
  const sectionNames = keepReadable(sections, isCertainSubjectCode, { reason: 'code as section', dropped })
  const topicNames = keepReadable(topics.flatMap(splitSubjects), isCertainSubjectCode, {
    reason: 'code as topic',
    dropped,
  })
  const [first = null, ...others] = sectionNames
  return { section: first, topics: [...new Set([...others, ...topicNames])] }
}

/** Removes the provenance of fields that have lost their value. */
function filterProvenance({
  provenance,
  section,
  byline,
  authors,
  topics,
}: ArticleFields): Record<string, string> {
  const hasValueByField = new Map(
    Object.entries({ section, byline, authors, topics }).map(([name, value]) => [
      name,
      (value ?? []).length > 0,
    ]),
  )
  return Object.fromEntries(Object.entries(provenance).filter(([name]) => hasValueByField.get(name) ?? true))
}

/**
 * Leaves out values that no reader should see: codes as topics or section, and placeholders as authors or byline. Lists
 * them as dropped. Doubtful values stay, and `morgue review` finds them.
 */
export function omitUnreadableValues(article: Article): Article {
  const dropped: DroppedBlock[] = []
  const omission = { reason: 'placeholder of a name', dropped }
  const { fields } = article
  const authors = keepReadable(fields.authors, isPlaceholderName, omission)
  const [byline = null] = keepReadable(
    fields.byline === null ? [] : [fields.byline],
    isPlaceholderName,
    omission,
  )
  const readableFields = { ...fields, ...omitSubjectCodes(fields, dropped), authors, byline }
  return {
    ...article,
    fields: { ...readableFields, provenance: filterProvenance(readableFields) },
    account: { ...article.account, dropped: [...article.account.dropped, ...dropped] },
  }
}
