import type { Edition } from '../../../model/edition.ts'
import * as field from '../../content/fields.ts'
import type { Finding, Findings } from './findings.ts'
import type { Mended } from './read-wxr.ts'

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`

const list = (names: readonly string[]) => `[${names.join(', ')}]`

/** What `edition.yaml` should say so that the addresses work. */
function settings(findings: Findings, edition: Edition): string[] {
  const names = (finding: 'host' | 'query') => findings.byName(finding).map(([name]) => name)
  const hosts = names('host').filter(
    (host) => field.host.safeParse(host).success && !edition.hosts.includes(host),
  )
  const query = names('query').filter((name) => !edition.query.includes(name))
  return [
    ...(hosts.length === 0
      ? []
      : [
          `addresses are on hosts that edition.yaml does not list: hosts: ${list([...edition.hosts, ...hosts])}`,
        ]),
    ...(query.length === 0
      ? []
      : [`query parameters are part of addresses: query: ${list([...edition.query, ...query].sort())}`]),
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
    ...named('block', (names) => `blocks that WordPress fills in itself are left out: ${names}`),
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
  ...settings(findings, edition),
  ...leftOut(findings),
  ...repairs(findings),
  ...mendings(mended),
]
