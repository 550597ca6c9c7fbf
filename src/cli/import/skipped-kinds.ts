import type { SkippedRecord } from './importer.ts'
import { pageKindDescriptions } from './page/page-kinds.ts'
import { findRemedyForKind } from './unsupported-kinds.ts'

/** Explanations of kinds whose names are not self-explanatory: page kinds and WordPress record kinds. */
const meaningByKind: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...pageKindDescriptions,
    inherit: 'an earlier version of a post, or an attached file',
    nav_menu_item: 'a link in a menu',
  }),
)

/** Returns a kind's name, followed by its meaning if the name is not self-explanatory. */
export function describeSkippedKind(kind: string): string {
  const meaning = meaningByKind.get(kind)
  return meaning === undefined ? kind : `${kind}, that is ${meaning}`
}

const remedyByKind: ReadonlyMap<string, string> = new Map([
  [
    'picture',
    ' (to bring in those that articles show, import again with --media and the folder of the pictures)',
  ],
  ['table of a Substack export', ' (it gives the posts beside it their titles and dates)'],
  [
    'post whose posts.csv cannot be read',
    ' (posts.csv says which were published: save it again as CSV, or move it elsewhere to import them all, even drafts)',
  ],
  [
    'protected by a password',
    ' (to import them, empty <wp:post_password> in the export, or remove their passwords in WordPress and export again)',
  ],
  ['not a capture', ' (to import articles among them, unpack the zip, and import the folder)'],
  ['unknown kind', ' (`npx morgue import --help` lists the kinds that can be imported)'],
  ['note on the folder', ' (to import one as an article, name the file itself in the command)'],
])

/** Returns advice, in brackets, about skipped records of one kind; an empty string if there is none. */
export function findRemedyForSkipped(
  kind: string,
  skippedRecords: readonly Omit<SkippedRecord, 'kind'>[],
): string {
  const unsupportedKindRemedy = findRemedyForKind(kind)
  const remedy =
    remedyByKind.get(kind) ?? (unsupportedKindRemedy && ` (cannot be imported: ${unsupportedKindRemedy})`)
  if (remedy) return remedy
  const isTakeable = skippedRecords.some(({ takeable }) => takeable)
  return isTakeable
    ? ` (to import them as articles, write take: [${kind}] in edition.yaml, or add this kind to the take that is there, and import again)`
    : ''
}
