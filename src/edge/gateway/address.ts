import type { Root } from '../../archive/root.ts'
import { negotiate } from '../../http/negotiate.ts'
import { canonicalPath, canonicalQuery, editionOf, withoutExtension } from '../../model/address.ts'
import { representations } from '../../representation/index.ts'
import type { Representation } from '../../representation/representation.ts'

/** Representations with an extension, the longest first: `csl.json` is not `json`. */
const extended = representations
  .filter(({ extension }) => extension !== null)
  .toSorted((a, b) => (b.extension?.length ?? 0) - (a.extension?.length ?? 0))

const hostsOf = new WeakMap<Root, Map<string, string>>()

function editionAt(root: Root, host: string): string | null {
  let hosts = hostsOf.get(root)
  if (!hosts) {
    hosts = new Map(root.editions.flatMap(({ id, hosts: own }) => own.map((name) => [name, id] as const)))
    hostsOf.set(root, hosts)
  }
  return hosts.get(host) ?? null
}

/**
 * The address that a URL means in this release, canonicalised once, at the door. On a host that an edition lists as
 * its own, a path means the edition's, unless its first segment is an edition's id.
 */
export function addressIn(root: Root, url: URL): string {
  const path = canonicalPath(url.pathname)
  const own = editionAt(root, url.hostname)
  const isEdition = root.editions.some(({ id }) => id === editionOf(path))
  const address = own !== null && !isEdition ? `/${own}${path}` : path
  const edition = root.editions.find(({ id }) => id === editionOf(address))
  return address + canonicalQuery(url.search, edition?.query ?? [])
}

/** The representation whose explicit URL this may be, and the address it would be of. */
export function explicitReading(address: string): { address: string; representation: Representation } | null {
  for (const representation of extended) {
    const base = withoutExtension(address, representation.extension ?? '')
    if (base !== null) return { address: base, representation }
  }
  return null
}

/**
 * Names of the representations that an `Accept` accepts, best first. Only those in `among` are offered: whether
 * parameters are ignored (DESIGN §4, rule 5) depends on what the resource itself can be had as.
 */
export function rank(accept: string | null, among: readonly string[] | null): string[] {
  const offered = representations.filter(({ name }) => among === null || among.includes(name))
  const types = offered.map(({ mediaType }) => mediaType)
  return negotiate(accept, types).map((index) => offered[index]?.name ?? '')
}

/** The forms an absence has, ours first. */
const absenceForms = ['text/html', 'application/problem+json', 'application/json']

/** A failure's forms, a program's first: nobody who asks for anything is served a page as if it were the article. */
const failureForms = absenceForms.toReversed()

/** Whether an absence or a failure is told in HTML; it is told in problem+json else, never 406 (RFC 9110 §15.5.7). */
export function wantsHtml(accept: string | null, kind: 'absence' | 'failure'): boolean {
  const forms = kind === 'absence' ? absenceForms : failureForms
  const [best] = negotiate(accept, forms)
  return best !== undefined && forms[best] === 'text/html'
}
