import type { Edition } from '../../../model/edition.ts'
import * as field from '../../content/fields.ts'
import type { Finding, Findings } from './findings.ts'
import type { Mended } from './read-wxr.ts'

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`

const list = (names: readonly string[]) => `[${names.join(', ')}]`

/** Hosts of addresses that `edition.yaml` does not list: until it does, nothing answers there. */
function unlistedHosts(findings: Findings, edition: Edition): string[] {
  const hosts = findings
    .byName('host')
    .filter(([host]) => field.host.safeParse(host).success && !edition.hosts.includes(host))
  if (hosts.length === 0) return []
  const counted = hosts.map(([host, number]) => `${host} (${count(number, 'address', 'addresses')})`)
  const listed = [...edition.hosts, ...hosts.map(([host]) => host)]
  return [
    `edition.yaml does not list these hosts, so former addresses and links on them lead nowhere: ${counted.join(', ')}. To list them: hosts: ${list(listed)}`,
  ]
}

/** Query parameters that are a part of addresses: until `edition.yaml` says so, these addresses are the front's, and are not kept. */
function unlistedQuery(findings: Findings, edition: Edition): string[] {
  const query = findings.byName('query').filter(([name]) => !edition.query.includes(name))
  if (query.length === 0) return []
  const counted = query.map(([name, number]) => `?${name}= (${number})`)
  const listed = [...edition.query, ...query.map(([name]) => name)].sort()
  return [
    `edition.yaml does not say that these query parameters are part of addresses, so former addresses with them are not kept: ${counted.join(', ')}. Write query: ${list(listed)} there, and import again`,
  ]
}

/** What was read but not kept, or not as it was. */
function leftOut(findings: Findings): string[] {
  const total = (finding: Finding, sentence: (number: number) => string) =>
    findings.total(finding) === 0 ? [] : [sentence(findings.total(finding))]
  const named = (finding: Finding, sentence: (names: string) => string) => {
    const names = findings.byName(finding).map(([name, number]) => `${name} (${number})`)
    return names.length === 0 ? [] : [sentence(names.join(', '))]
  }
  return [
    ...total('comment', (number) => `${count(number, 'comment')} not imported`),
    ...total(
      'excerpt',
      (number) => `${count(number, 'excerpt')} too long for an alternative headline: not kept`,
    ),
    ...findings
      .byName('shortcode')
      .map(
        ([name, number]) => `the shortcode [${name}] is unknown (${count(number, 'use')}): its text is kept`,
      ),
    ...total('form', (number) => `${count(number, 'form')} left out`),
    ...total(
      'unreadable footnotes',
      (number) => `the footnotes of ${count(number, 'post')} could not be read: they are left out`,
    ),
    ...named(
      'primary category',
      (names) => `primary categories are not in this export, so the first category is the section: ${names}`,
    ),
    ...named('post type', (names) => `items of other types are imported as articles: ${names}`),
    ...named(
      'block',
      (names) =>
        `blocks that WordPress fills in itself are left out, but for words in their settings: ${names}`,
    ),
    ...named('taxonomy', (names) => `terms of other taxonomies are not kept: ${names}`),
    ...named('login', (names) => `authors have no name in this export, only a login: ${names}`),
    ...total('untitled', (number) => `${count(number, 'article')} without a title: the headline is a guess`),
    ...total(
      'front page',
      (number) => `${count(number, 'page')} at the site's root: kept under another address`,
    ),
    ...total('featured picture', (number) => `${count(number, 'featured picture')} put above the text`),
    ...total(
      'empty gallery',
      (number) => `${count(number, 'gallery', 'galleries')} without any picture in this export`,
    ),
    ...total('missing attachment', (number) => `${count(number, 'picture')} of galleries not in this export`),
  ]
}

function repairs(findings: Findings): string[] {
  const posts = findings.byName('encoded twice')
  if (posts.length === 0) return []
  const characters = count(findings.total('encoded twice'), 'character')
  const [first = ''] = posts[0] ?? []
  const named = posts.length === 1 ? first : `${posts.length} posts, such as ${first},`
  return [`${named} ${posts.length === 1 ? 'was' : 'were'} encoded as UTF-8 twice: ${characters} repaired`]
}

function mendings({ foreignBytes, controls, ampersands, tolerated }: Mended): string[] {
  return [
    ...(foreignBytes === 0 ? [] : [`${count(foreignBytes, 'byte')} not UTF-8: read as Windows-1252`]),
    ...(controls === 0 ? [] : [`${count(controls, 'control character')} taken away`]),
    ...(ampersands === 0 ? [] : [`${count(ampersands, '&', '&')} of its XML read as a character`]),
    ...(tolerated === 0
      ? []
      : [`${count(tolerated, 'fault')} of its XML tolerated, such as undefined entities`]),
  ]
}

/** Everything that an archivist should know about an export, a sentence each. */
export const remarksOn = (findings: Findings, mended: Mended, edition: Edition): string[] => [
  ...unlistedHosts(findings, edition),
  ...unlistedQuery(findings, edition),
  ...leftOut(findings),
  ...repairs(findings),
  ...mendings(mended),
]
