import type { Edition } from '../../../model/edition.ts'
import * as field from '../../content/schema/fields.ts'
import { countNoun } from '../text/count-noun.ts'
import type { ExportNote, ExportNotes } from './wxr/export-notes.ts'
import type { ExportRepairs } from './wxr/read-wxr.ts'

const list = (names: readonly string[]) => `[${names.join(', ')}]`

/** Hosts of addresses that `edition.yaml` does not list: until it does, nothing answers there. */
function unlistedHosts(notes: ExportNotes, edition: Edition): string[] {
  const hosts = notes
    .byName('host')
    .filter(([host]) => field.host.safeParse(host).success && !edition.hosts.includes(host))
  if (hosts.length === 0) return []
  const counted = hosts.map(([host, number]) => `${host} (${countNoun(number, 'address', 'addresses')})`)
  const listed = [...edition.hosts, ...hosts.map(([host]) => host)]
  return [
    `edition.yaml does not list these hosts, so former addresses and links on them lead nowhere: ${counted.join(', ')}. To list them: hosts: ${list(listed)}`,
  ]
}

/** Query parameters that are a part of addresses: until `edition.yaml` says so, these addresses are the front's, and are not kept. */
function unlistedQuery(notes: ExportNotes, edition: Edition): string[] {
  const query = notes.byName('query').filter(([name]) => !edition.query.includes(name))
  if (query.length === 0) return []
  const counted = query.map(([name, number]) => `?${name}= (${number})`)
  const listed = [...edition.query, ...query.map(([name]) => name)].sort()
  return [
    `edition.yaml does not say that these query parameters are part of addresses, so former addresses with them are not kept: ${counted.join(', ')}. Write query: ${list(listed)} there, and import again`,
  ]
}

/** A sentence on what was found, by how often, and by its names with how often each. */
type Sentence = (total: number, names: string) => string

/** What was read but not kept, or not as it was. */
const sentences: readonly [ExportNote, Sentence][] = [
  ['comment', (total) => `${countNoun(total, 'comment')} not imported`],
  ['excerpt', (total) => `${countNoun(total, 'excerpt')} too long for an alternative headline: not kept`],
  ['form', (total) => `${countNoun(total, 'form')} left out`],
  [
    'unreadable footnotes',
    (total) => `the footnotes of ${countNoun(total, 'post')} could not be read: they are left out`,
  ],
  [
    'primary category',
    (_, names) => `primary categories are not in this export, so the first category is the section: ${names}`,
  ],
  ['post type', (_, names) => `items of other types are imported as articles: ${names}`],
  [
    'block',
    (_, names) =>
      `blocks that WordPress fills in itself are left out, but for words in their settings: ${names}`,
  ],
  ['taxonomy', (_, names) => `terms of other taxonomies are not kept: ${names}`],
  ['login', (_, names) => `authors have no name in this export, only a login: ${names}`],
  ['untitled', (total) => `${countNoun(total, 'article')} without a title: the headline is a guess`],
  ['front page', (total) => `${countNoun(total, 'page')} at the site's root: kept under another address`],
  ['featured picture', (total) => `${countNoun(total, 'featured picture')} put above the text`],
  [
    'empty gallery',
    (total) => `${countNoun(total, 'gallery', 'galleries')} without any picture in this export`,
  ],
  ['missing attachment', (total) => `${countNoun(total, 'picture')} of galleries not in this export`],
]

function leftOut(notes: ExportNotes): string[] {
  const shortcodes = notes
    .byName('shortcode')
    .map(([name, uses]) => `the shortcode [${name}] is unknown (${countNoun(uses, 'use')}): its text is kept`)
  const others = sentences.flatMap(([finding, sentence]) => {
    const found = notes.byName(finding).map(([name, number]) => `${name} (${number})`)
    return notes.total(finding) === 0 ? [] : [sentence(notes.total(finding), found.join(', '))]
  })
  return [...shortcodes, ...others]
}

function repairs(notes: ExportNotes): string[] {
  const posts = notes.byName('encoded twice')
  if (posts.length === 0) return []
  const characters = countNoun(notes.total('encoded twice'), 'character')
  const [first = ''] = posts[0] ?? []
  const named = posts.length === 1 ? first : `${posts.length} posts, such as ${first},`
  return [`${named} ${posts.length === 1 ? 'was' : 'were'} encoded as UTF-8 twice: ${characters} repaired`]
}

function mendings({ foreignBytes, controls, ampersands, tolerated }: ExportRepairs): string[] {
  return [
    ...(foreignBytes === 0 ? [] : [`${countNoun(foreignBytes, 'byte')} not UTF-8: read as Windows-1252`]),
    ...(controls === 0 ? [] : [`${countNoun(controls, 'control character')} taken away`]),
    ...(ampersands === 0 ? [] : [`${countNoun(ampersands, '&', '&')} of its XML read as a character`]),
    ...(tolerated === 0
      ? []
      : [`${countNoun(tolerated, 'fault')} of its XML tolerated, such as undefined entities`]),
  ]
}

/** Everything that an archivist should know about an export, a sentence each. */
export const exportWarnings = (notes: ExportNotes, mended: ExportRepairs, edition: Edition): string[] => [
  ...unlistedHosts(notes, edition),
  ...unlistedQuery(notes, edition),
  ...leftOut(notes),
  ...repairs(notes),
  ...mendings(mended),
]
