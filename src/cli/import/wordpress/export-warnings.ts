import {
  type CustomFieldTarget,
  customFieldTargets,
  type Edition,
  type ImportEdition,
  type ImportRules,
} from '../../../model/edition.ts'
import * as addressField from '../../content/schema/address-fields.ts'
import { formatYamlList } from '../../content/yaml/format-yaml-list.ts'
import { countNoun, isOrAre, wasOrWere } from '../text/count-noun.ts'
import { listCommentWarnings } from './comment-warnings.ts'
import { createContentWarnings } from './content-warnings.ts'
import { type ExportNoteCounts, formatNameCounts } from './wxr/export-notes.ts'
import type { ExportRepairCounts } from './wxr/read-wxr.ts'

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

/**
 * Chooses the article field to suggest for a custom field, preferably one without a rule. Lists the other
 * fields as well.
 */
function suggestFieldTarget({ fields }: ImportRules): { target: CustomFieldTarget; otherTargets: string } {
  const isFree = (target: CustomFieldTarget) => ![...fields.values()].includes(target)
  const target = isFree('byline') ? 'byline' : (customFieldTargets.find(isFree) ?? 'byline')
  const otherTargets = customFieldTargets.filter((each) => each !== target)
  return { target, otherTargets: new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(otherTargets) }
}

const formatYamlKey = (key: string) => (/^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key))

const formatYamlMap = (map: ReadonlyMap<string, string>) =>
  `{ ${[...map].map(([key, value]) => `${formatYamlKey(key)}: ${value}`).join(', ')} }`

/** Formats the rules as the line of `edition.yaml` that contains them all. */
const formatTakeLine = ({ types, taxonomies, fields }: ImportRules) => {
  const parts = [
    types.length === 0 ? [] : `types: ${formatYamlList(types)}`,
    taxonomies.size === 0 ? [] : `taxonomies: ${formatYamlMap(taxonomies)}`,
    fields.size === 0 ? [] : `fields: ${formatYamlMap(fields)}`,
  ]
  return `take: { ${parts.flat().join(', ')} }`
}

/** Returns the map with one more entry, or the map itself if there is none to add. */
const withEntry = <Value>(map: ReadonlyMap<string, Value>, key: string | undefined, value: Value) =>
  key === undefined ? map : new Map([...map, [key, value]])

/**
 * Creates warnings about taxonomies and custom fields that `take` does not list. Each suggests the complete
 * line, with the rules of `take` and of the warning before, because YAML allows only one such line.
 */
function createIgnoredContentWarnings(notes: ExportNoteCounts, { take }: ImportEdition): string[] {
  const taxonomyCounts = notes.listCountsByName('taxonomy').filter(([name]) => !take.taxonomies.has(name))
  const fieldCounts = notes.listCountsByName('custom field')
  const [taxonomy, fieldName] = [taxonomyCounts[0]?.[0], fieldCounts[0]?.[0]]
  const { target, otherTargets } = suggestFieldTarget(take)
  const takeWithTaxonomy = { ...take, taxonomies: withEntry(take.taxonomies, taxonomy, 'topics') }
  const takeWithBoth = { ...takeWithTaxonomy, fields: withEntry(take.fields, fieldName, target) }
  const taxonomyPhrase = taxonomy === undefined ? '' : `, and ${taxonomy} as topics`
  return [
    taxonomy === undefined
      ? []
      : `terms other than categories and tags were left out: ${formatNameCounts(taxonomyCounts)}. To keep one, for example ${taxonomy} as topics, write ${formatTakeLine(takeWithTaxonomy)} in edition.yaml, and import again`,
    fieldName === undefined
      ? []
      : `custom fields were left out: ${formatNameCounts(fieldCounts)}. To keep one, for example ${fieldName} as ${target}${taxonomyPhrase}, write ${formatTakeLine(takeWithBoth)} in edition.yaml, and import again. In place of ${target}, you can write ${otherTargets}`,
  ].flat()
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
    `${postsSubject} ${wasOrWere(characterCountsByPost.length)} encoded as UTF-8 twice, so ${countNoun(characterCount, 'character')} ${wasOrWere(characterCount)} repaired: check the accents in the ${characterCountsByPost.length === 1 ? 'article' : 'articles'}`,
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
      `${countNoun(foreignByteCount, 'byte')} ${isOrAre(foreignByteCount)} not UTF-8, so the import read ${foreignByteCount === 1 ? 'it' : 'them'} as windows-1252: check the accents in the articles`,
    ],
    [
      controlCharacterCount,
      `the import removed ${countNoun(controlCharacterCount, 'invisible control character')}`,
    ],
    [
      ampersandCount,
      `${countNoun(ampersandCount, '&', '&')} ${isOrAre(ampersandCount)} not written as &amp;, as XML requires, and ${wasOrWere(ampersandCount)} read as plain text`,
    ],
    [
      toleratedFaultCount,
      `its XML has ${countNoun(toleratedFaultCount, 'small fault')}, such as an unknown &name;, where the text was imported as written`,
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
