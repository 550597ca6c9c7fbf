import { countNoun } from '../import/text/count-noun.ts'

/** Explanations of the kinds of findings, for the archivist. */
export const explanationByFindingKind = {
  'lost-picture': 'pictures that articles show but the archive does not have',
  'lost-text': 'articles that lost words in an import',
  'only-beginning': 'articles whose imported page had only the beginning of the text',
  'dropped-text': 'passages that imports left out of articles',
  'empty-body': 'articles without text',
  'short-body': 'articles with only a few words',
  'same-words': 'articles with the same words as another',
  'no-date': 'articles without a date of publication',
  'unlikely-date': 'dates before the edition was founded or after it closed',
  'no-author': 'articles that name no author, byline or agency',
  'doubtful-author': "authors whose name may not be a person's",
  'unlike-byline': 'authors whom the byline does not name',
  'site-in-headline': "headlines that contain the edition's name",
  'code-as-subject': 'sections and topics that look like a program’s internal codes',
  'unlisted-host': 'URLs on hosts that no edition lists',
  'dead-link': 'links to the newsroom itself that lead nowhere in the archive',
  'other-language': 'articles that are probably not in the language stated',
  'page-furniture': 'menus, credits, related headlines and the like that imports left out',
} as const

export type FindingKind = keyof typeof explanationByFindingKind

/** Advice on what to do about each kind of finding, for the archivist. */
export const adviceByFindingKind: Readonly<Record<FindingKind, string>> = {
  'lost-picture': 'Import the same files again with --media <folder of pictures>.',
  'lost-text': "Copy the words into the article from its original, in the edition's folder originals.",
  'only-beginning': 'Save the page again as a subscriber, and import it.',
  'dropped-text': 'If a passage belongs to the article, copy it into the article.',
  'empty-body': 'If the original has a text, copy it into the article.',
  'short-body': 'Compare the article with its original.',
  'same-words':
    'If they are one article, delete one file, and add its url to the list formerly in the other.',
  'no-date': 'Add the date, such as published: 2008-03-14. A year or a month is enough, such as 2008-03.',
  'unlikely-date': 'Correct the field published in the article, or founded or closed in edition.yaml.',
  'no-author': 'If a name was printed, add it as it was printed, such as byline: Ann Lee.',
  'doubtful-author': 'Correct the name, or move it from the field authors to byline or agency.',
  'unlike-byline': 'If the field authors or the field byline is wrong, correct it.',
  'site-in-headline': "Delete the edition's name from the headline.",
  'code-as-subject': "Write the section's or topic's name instead, or delete the code.",
  'unlisted-host': 'Correct the URL, or add its host to the list hosts in edition.yaml.',
  'dead-link':
    'If the archive has the article that a link was meant for, add the URL to the list formerly in that article. Otherwise, leave the link as it is.',
  'other-language': "Add the article's language, such as language: fr.",
  'page-furniture': 'If a passage belongs to the article, copy it into the article. Usually none does.',
}

/** A possible fault for a person to look at. */
export interface Finding {
  kind: FindingKind
  /** Path within the content folder. */
  file: string
  line: number
  /** Path of the field, such as `authors.0`; empty for the body and for the whole file. */
  field: string
  /** The doubtful text itself, such as a name, a URL or the first words of a block. */
  text: string
  /** Number of other articles that refer to the same missing picture or address. */
  otherArticles?: number
}

/**
 * Kinds whose text is the address of something missing. Each such address is one finding, no matter how many articles
 * contain it.
 */
const kindsOfMissingAddress: ReadonlySet<FindingKind> = new Set<FindingKind>(['lost-picture', 'dead-link'])

const extractEditionId = (file: string) => file.split('/', 1)[0] ?? ''

/**
 * Returns the key under which a finding is accepted. The key contains no line number, because line numbers change.
 * For something missing, it contains the edition instead of the file, so that the finding is accepted for every
 * article.
 */
export const toFindingKey = ({ kind, file, text }: Pick<Finding, 'kind' | 'file' | 'text'>): string =>
  JSON.stringify([kind, kindsOfMissingAddress.has(kind) ? extractEditionId(file) : file, text])

/**
 * Keeps only the first finding for each missing picture or address, and counts the other articles in its
 * `otherArticles`.
 */
export function mergeMissingAddressFindings(findings: readonly Finding[]): Finding[] {
  const firstFindingByKey = new Map<string, Finding>()
  return findings.filter((finding) => {
    if (!kindsOfMissingAddress.has(finding.kind)) return true
    const key = toFindingKey(finding)
    const firstFinding = firstFindingByKey.get(key)
    if (firstFinding) firstFinding.otherArticles = (firstFinding.otherArticles ?? 0) + 1
    else firstFindingByKey.set(key, finding)
    return firstFinding === undefined
  })
}

const describeOtherArticles = ({ otherArticles = 0 }: Finding): string =>
  otherArticles === 0 ? '' : ` (and in ${countNoun(otherArticles, 'other article')})`

/** Formats a finding as `file:line: field: text`, so that editors can open the line. */
export function formatFinding(finding: Finding, contentFolder: string): string {
  const { file, line, field, text } = finding
  return `${contentFolder}/${file}:${line}: ${field === '' ? '' : `${field}: `}${text}${describeOtherArticles(finding)}`
}

/** Formats the number of findings of each kind, most frequent first: `doubtful-author (46), lost-picture (31)`. */
export function formatFindingCounts(findings: readonly Finding[]): string {
  const findingsByKind = [...Map.groupBy(findings, ({ kind }) => kind)].sort(
    ([, a], [, b]) => b.length - a.length,
  )
  return findingsByKind.map(([kind, { length }]) => `${kind} (${length})`).join(', ')
}
