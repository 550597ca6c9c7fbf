import type { Edition, ImportEdition } from '../../../model/edition.ts'
import * as addressField from '../../content/schema/address-fields.ts'
import { countNoun } from '../text/count-noun.ts'
import { listCommentWarnings } from './comment-warnings.ts'
import { createContentWarnings } from './content-warnings.ts'
import { type ExportNoteCounts, formatNameCounts } from './wxr/export-notes.ts'
import type { ExportRepairCounts } from './wxr/read-wxr.ts'

const formatYamlList = (names: readonly string[]) => `[${names.join(', ')}]`

/**
 * Creates a warning about hosts that `edition.yaml` does not list, because the archive does not serve their
 * addresses.
 */
function createUnlistedHostWarnings(notes: ExportNoteCounts, edition: Edition): string[] {
  const unlistedHostCounts = notes
    .listCountsByName('host')
    .filter(([host]) => addressField.host.safeParse(host).success && !edition.hosts.includes(host))
  if (unlistedHostCounts.length === 0) return []
  const hostCountTexts = unlistedHostCounts.map(
    ([host, urlCount]) => `${host} (${countNoun(urlCount, 'URL')})`,
  )
  const listedAndUnlistedHosts = [...edition.hosts, ...unlistedHostCounts.map(([host]) => host)]
  return [
    `edition.yaml does not list these hosts, so former URLs and links on them lead nowhere: ${hostCountTexts.join(', ')}. To list them, write hosts: ${formatYamlList(listedAndUnlistedHosts)} there, and import again`,
  ]
}

/**
 * Creates a warning about query parameters that `edition.yaml` does not list. Former URLs that contain them
 * are dropped, because they would lead to the front page.
 */
function createUnlistedParameterWarnings(notes: ExportNoteCounts, edition: Edition): string[] {
  const unlistedParameterCounts = notes
    .listCountsByName('query')
    .filter(([name]) => !edition.query.includes(name))
  if (unlistedParameterCounts.length === 0) return []
  const parameterCountTexts = unlistedParameterCounts.map(([name, urlCount]) => `?${name}= (${urlCount})`)
  const listedAndUnlistedParameters = [
    ...edition.query,
    ...unlistedParameterCounts.map(([name]) => name),
  ].sort()
  return [
    `edition.yaml does not list these query parameters as part of addresses, so former URLs with them are dropped: ${parameterCountTexts.join(', ')}. If they tell articles apart, write query: ${formatYamlList(listedAndUnlistedParameters)} there, and import again`,
  ]
}

/** Creates warnings about taxonomies and custom fields that `take` does not list. */
function createIgnoredContentWarnings(notes: ExportNoteCounts, { take }: ImportEdition): string[] {
  const taxonomyCounts = notes.listCountsByName('taxonomy').filter(([name]) => !take.taxonomies.has(name))
  const fieldCounts = notes.listCountsByName('custom field')
  return [
    taxonomyCounts.length === 0
      ? ''
      : `terms other than categories and tags were left out: ${formatNameCounts(taxonomyCounts)}. To keep one, write take: { taxonomies: { ${taxonomyCounts[0]?.[0]}: topics } } in edition.yaml, and import again`,
    fieldCounts.length === 0
      ? ''
      : `custom fields were left out: ${formatNameCounts(fieldCounts)}. To keep one, write take: { fields: { ${fieldCounts[0]?.[0]}: byline } } in edition.yaml, and import again`,
  ].filter((warning) => warning !== '')
}

function createDoubleEncodingWarnings(notes: ExportNoteCounts): string[] {
  const characterCountsByPost = notes.listCountsByName('encoded twice')
  if (characterCountsByPost.length === 0) return []
  const characterCount = notes.countOfKind('encoded twice')
  const [firstPostName = ''] = characterCountsByPost[0] ?? []
  const postsSubject =
    characterCountsByPost.length === 1
      ? firstPostName
      : `${characterCountsByPost.length} posts, such as ${firstPostName},`
  return [
    `${postsSubject} ${characterCountsByPost.length === 1 ? 'was' : 'were'} encoded as UTF-8 twice, so ${countNoun(characterCount, 'character')} ${characterCount === 1 ? 'was' : 'were'} repaired: check the accents in the articles`,
  ]
}

function createRepairWarnings({
  foreignByteCount,
  controlCharacterCount,
  ampersandCount,
  toleratedFaultCount,
}: ExportRepairCounts): string[] {
  const countsWithWarnings: [number, string][] = [
    [
      foreignByteCount,
      `${countNoun(foreignByteCount, 'byte')} ${foreignByteCount === 1 ? 'is' : 'are'} not UTF-8, so the import read ${foreignByteCount === 1 ? 'it' : 'them'} as windows-1252: check the accents in the articles`,
    ],
    [
      controlCharacterCount,
      `the import removed ${countNoun(controlCharacterCount, 'invisible control character')}`,
    ],
    [
      ampersandCount,
      `${countNoun(ampersandCount, '&', '&')} ${ampersandCount === 1 ? 'is' : 'are'} not written as XML requires (&amp;): each was read as a plain &`,
    ],
    [
      toleratedFaultCount,
      `its XML has ${countNoun(toleratedFaultCount, 'fault')}, such as undefined entities: the import read the text as written`,
    ],
  ]
  return countsWithWarnings.filter(([count]) => count > 0).map(([, warning]) => warning)
}

/** Lists the warnings about an export, one sentence each. */
export const listExportWarnings = (
  notes: ExportNoteCounts,
  repairs: ExportRepairCounts,
  edition: ImportEdition,
): string[] => [
  ...createUnlistedHostWarnings(notes, edition),
  ...createUnlistedParameterWarnings(notes, edition),
  ...createIgnoredContentWarnings(notes, edition),
  ...listCommentWarnings(notes, edition),
  ...createContentWarnings(notes),
  ...createDoubleEncodingWarnings(notes),
  ...createRepairWarnings(repairs),
]
