import type { Edition, ImportEdition } from '../../../model/edition.ts'
import * as field from '../../content/schema/fields.ts'
import { countNoun } from '../text/count-noun.ts'
import { listCommentWarnings } from './comment-warnings.ts'
import { maxExcerptLength } from './post/read-item.ts'
import type { ExportNoteCounts, ExportNoteKind } from './wxr/export-notes.ts'
import type { ExportRepairCounts } from './wxr/read-wxr.ts'
import { maxCustomFieldLength, maxTermsPerItem } from './wxr/wxr-reader.ts'

const formatYamlList = (names: readonly string[]) => `[${names.join(', ')}]`

/** Warns about hosts that `edition.yaml` does not list: addresses on them get no response. */
function warnOfUnlistedHosts(notes: ExportNoteCounts, edition: Edition): string[] {
  const unlistedHosts = notes
    .listCountsByName('host')
    .filter(([host]) => field.host.safeParse(host).success && !edition.hosts.includes(host))
  if (unlistedHosts.length === 0) return []
  const hostCounts = unlistedHosts.map(([host, number]) => `${host} (${countNoun(number, 'URL')})`)
  const listedHosts = [...edition.hosts, ...unlistedHosts.map(([host]) => host)]
  return [
    `edition.yaml does not list these hosts, so former URLs and links on them lead nowhere: ${hostCounts.join(', ')}. To list them, write hosts: ${formatYamlList(listedHosts)} there, and import again`,
  ]
}

/**
 * Warns about query parameters that `edition.yaml` does not list: addresses with them would be the front page's, so
 * they are dropped.
 */
function warnOfUnlistedParameters(notes: ExportNoteCounts, edition: Edition): string[] {
  const unlistedParameters = notes.listCountsByName('query').filter(([name]) => !edition.query.includes(name))
  if (unlistedParameters.length === 0) return []
  const parameterCounts = unlistedParameters.map(([name, number]) => `?${name}= (${number})`)
  const listedParameters = [...edition.query, ...unlistedParameters.map(([name]) => name)].sort()
  return [
    `edition.yaml does not list these query parameters as part of addresses, so former URLs with them are dropped: ${parameterCounts.join(', ')}. Write query: ${formatYamlList(listedParameters)} there, and import again`,
  ]
}

/** Warns about taxonomies and custom fields that `take` does not name. */
function warnOfIgnoredTermsAndFields(notes: ExportNoteCounts, { take }: ImportEdition): string[] {
  const formatCounts = (names: [name: string, count: number][]) =>
    names.map(([name, count]) => `${name} (${count})`).join(', ')
  const taxonomies = notes.listCountsByName('taxonomy').filter(([name]) => !take.taxonomies.has(name))
  const fields = notes.listCountsByName('custom field')
  return [
    taxonomies.length === 0
      ? ''
      : `terms other than categories and tags were left out: ${formatCounts(taxonomies)}. To keep one, write take: { taxonomies: { ${taxonomies[0]?.[0]}: topics } } in edition.yaml, and import again`,
    fields.length === 0
      ? ''
      : `custom fields were left out: ${formatCounts(fields)}. To keep one, write take: { fields: { ${fields[0]?.[0]}: byline } } in edition.yaml, and import again`,
  ].filter((text) => text !== '')
}

/** Composes a warning from the number of notes of a kind, and from their names with numbers. */
type ComposeWarning = (total: number, names: string) => string

/** Warnings about content that was left out or changed. */
const contentWarnings: readonly [ExportNoteKind, ComposeWarning][] = [
  [
    'excerpt',
    (total) =>
      `${countNoun(total, 'excerpt')} of ${maxExcerptLength} characters or more ${total === 1 ? 'was' : 'were'} left out: too long to be shown below a headline`,
  ],
  ['form', (total) => `${countNoun(total, 'form')} ${total === 1 ? 'was' : 'were'} left out`],
  [
    'unreadable footnotes',
    (total) =>
      `the footnotes of ${countNoun(total, 'post')} could not be read, so they were left out: copy them from the site`,
  ],
  [
    'primary category',
    (_, names) =>
      `main categories are missing from this export, so each article's first category became its section: ${names}`,
  ],
  [
    'repeated custom field',
    (_, names) => `custom fields for a field that already had a value were left out: ${names}`,
  ],
  [
    'omitted custom field',
    (_, names) =>
      `custom fields longer than ${maxCustomFieldLength.toLocaleString('en')} characters, and those after the first ${maxTermsPerItem.toLocaleString('en')} of a post, were left out: ${names}: copy from the export what an article needs`,
  ],
  [
    'omitted term',
    (_, names) =>
      `terms after the first ${maxTermsPerItem.toLocaleString('en')} of a post were left out: ${names}: add to the articles those that they need`,
  ],
  ['post type', (_, names) => `items that are neither posts nor pages were imported as articles: ${names}`],
  [
    'block',
    (_, names) =>
      `blocks that WordPress fills in itself were left out, except words in their settings: ${names}`,
  ],
  [
    'login',
    (_, names) =>
      `some authors have no name in this export, only a login: ${names}: correct their bylines in the articles`,
  ],
  [
    'untitled',
    (total) => `${countNoun(total, 'article')} without a title: check the headlines, which are guesses`,
  ],
  [
    'front page',
    (total) =>
      `${countNoun(total, 'page')} at the address of the front page, which the archive itself uses: stored under another address`,
  ],
  ['featured picture', (total) => `${countNoun(total, 'featured picture')}: placed above the text`],
  [
    'empty gallery',
    (total) =>
      `${countNoun(total, 'gallery', 'galleries')} without any picture in this export: export the media of the site too`,
  ],
  [
    'missing featured picture',
    (total) =>
      `${countNoun(total, 'featured picture')} missing from this export: export the media of the site too`,
  ],
  [
    'missing attachment',
    (total) =>
      `${countNoun(total, 'picture')} of galleries missing from this export: export the media of the site too`,
  ],
]

function createContentWarnings(notes: ExportNoteCounts): string[] {
  const shortcodes = notes
    .listCountsByName('shortcode')
    .map(
      ([name, uses]) => `the shortcode [${name}] is unknown (${countNoun(uses, 'use')}): its text was kept`,
    )
  const unreadableShortcodes = notes
    .listCountsByName('unreadable shortcode')
    .map(
      ([name, uses]) =>
        `nothing to show was found in the shortcode [${name}] (${countNoun(uses, 'use')}): its text was kept. Search the export for [${name} and add the missing link to the article`,
    )
  const otherWarnings = contentWarnings.flatMap(([note, words]) => {
    const nameCounts = notes.listCountsByName(note).map(([name, number]) => `${name} (${number})`)
    return notes.countOfKind(note) === 0 ? [] : [words(notes.countOfKind(note), nameCounts.join(', '))]
  })
  return [...shortcodes, ...unreadableShortcodes, ...otherWarnings]
}

function warnOfDoubleEncoding(notes: ExportNoteCounts): string[] {
  const posts = notes.listCountsByName('encoded twice')
  if (posts.length === 0) return []
  const characters = countNoun(notes.countOfKind('encoded twice'), 'character')
  const [first = ''] = posts[0] ?? []
  const postNames = posts.length === 1 ? first : `${posts.length} posts, such as ${first},`
  return [
    `${postNames} ${posts.length === 1 ? 'was' : 'were'} encoded as UTF-8 twice: ${characters} repaired: check the accents in the articles`,
  ]
}

function createRepairWarnings({
  foreignByteCount,
  controlCharacterCount,
  ampersandCount,
  toleratedFaultCount,
}: ExportRepairCounts): string[] {
  const countsAndEndings: [number, string][] = [
    [
      foreignByteCount,
      `${countNoun(foreignByteCount, 'byte')} not UTF-8, so read as windows-1252: check the accents in the articles`,
    ],
    [controlCharacterCount, `${countNoun(controlCharacterCount, 'control character')} removed`],
    [
      ampersandCount,
      `${countNoun(ampersandCount, '&', '&')} not written as XML requires: each was read as a plain &`,
    ],
    [
      toleratedFaultCount,
      `${countNoun(toleratedFaultCount, 'fault')} of its XML, such as undefined entities: the text was read as it is written`,
    ],
  ]
  return countsAndEndings.filter(([count]) => count > 0).map(([, warning]) => warning)
}

/** Lists the warnings about an export, one sentence each. */
export const listExportWarnings = (
  notes: ExportNoteCounts,
  repairs: ExportRepairCounts,
  edition: ImportEdition,
): string[] => [
  ...warnOfUnlistedHosts(notes, edition),
  ...warnOfUnlistedParameters(notes, edition),
  ...warnOfIgnoredTermsAndFields(notes, edition),
  ...listCommentWarnings(notes, edition),
  ...createContentWarnings(notes),
  ...warnOfDoubleEncoding(notes),
  ...createRepairWarnings(repairs),
]
