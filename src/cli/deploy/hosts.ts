import type { Configuration } from '../content/files/configuration.ts'
import type { Zone } from './zones.ts'

/** A host that is to be served. */
export interface Host {
  host: string
  /** The file that says so. */
  file: string
}

/** The archive's own host, and every host that an edition owns, each once. */
export function hostsOf({ archive, editions }: Configuration): Host[] {
  const own = new URL(archive.url).host
  const hosts = editions.flatMap(({ id, hosts: owned }) =>
    owned.map((host) => ({ host, file: `${id}/edition.yaml` })),
  )
  return [{ host: own, file: 'archive.yaml' }, ...hosts.filter(({ host }) => host !== own)]
}

/** The other of `example.org` and `www.example.org`, where a newsroom's host is one of them; `null` where it is neither. */
function counterpart(host: string, zone: Zone | null): string | null {
  if (host.startsWith('www.')) return host.slice(4)
  return zone?.name === host ? `www.${host}` : null
}

/** Hosts that readers' links will name although no edition lists them. */
export function unlisted(hosts: readonly Host[], zoneOf: (host: string) => Zone | null): Host[] {
  const known = new Set(hosts.map(({ host }) => host))
  return hosts.flatMap(({ host, file }) => {
    const other = file === 'archive.yaml' ? null : counterpart(host, zoneOf(host))
    return other === null || known.has(other) ? [] : [{ host: other, file }]
  })
}

/** What the archivist must do before a host can be served; `null` when that is nothing. */
export function missingFor(host: string, zone: Zone | null, answers: boolean): string | null {
  if (!zone)
    return 'its domain is not in this account: add it there, and name the two name servers that it gives at your registrar'
  if (!zone.active)
    return `${zone.name} waits for its registrar: name these name servers there, and no others: ${zone.nameServers.join(', ')}`
  if (answers)
    return `another server answers there. When it may go, delete the A, AAAA and CNAME records of ${host} (dashboard: ${zone.name}, DNS)`
  return null
}
