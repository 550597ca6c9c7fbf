import type { Configuration } from '../content/files/configuration.ts'
import type { Zone } from './zones.ts'

/** A host at which the archive should be served. */
export interface ListedHost {
  host: string
  /** The file that lists the host, relative to the content folder. */
  file: string
}

/** Lists the archive's own host, followed by the editions' other hosts. */
export function listHosts({ archive, editions }: Configuration): ListedHost[] {
  const archiveHost = new URL(archive.url).hostname
  const hosts = editions.flatMap((edition) =>
    edition.hosts.map((host) => ({ host, file: `${edition.id}/edition.yaml` })),
  )
  return [{ host: archiveHost, file: 'archive.yaml' }, ...hosts.filter(({ host }) => host !== archiveHost)]
}

/** Returns the host without `www.`, or with `www.` if it is a zone's own name. Returns `null` for any other host. */
function findWwwCounterpart(host: string, zone: Zone | null): string | null {
  if (host.startsWith('www.')) return host.slice(4)
  return zone?.name === host ? `www.${host}` : null
}

/**
 * Finds hosts that readers' links probably use although no edition lists them: the editions' hosts with `www.` added
 * or removed.
 */
export function findUnlistedWwwCounterparts(
  hosts: readonly ListedHost[],
  findZone: (host: string) => Zone | null,
): ListedHost[] {
  const listedHostNames = new Set(hosts.map(({ host }) => host))
  return hosts.flatMap(({ host, file }) => {
    const counterpartHost = file === 'archive.yaml' ? null : findWwwCounterpart(host, findZone(host))
    return counterpartHost === null || listedHostNames.has(counterpartHost)
      ? []
      : [{ host: counterpartHost, file }]
  })
}

/**
 * Describes the archivist's next task before a host can be served, or returns `null` if there is none.
 * @param isInUse true if DNS already has an address for the host
 */
export function describeHostTask(host: string, zone: Zone | null, isInUse: boolean): string | null {
  if (!zone)
    return 'its domain is not in this Cloudflare account. If the domain is yours, add it in the Cloudflare dashboard and, at the company where the domain is registered, replace its name servers with the two that Cloudflare lists'
  if (!zone.isActive)
    return `Cloudflare does not manage ${zone.name} yet: at the company where the domain is registered, replace its name servers with ${zone.nameServers.join(' and ')}. If you have done so, wait; it can take a day`
  if (isInUse)
    return `DNS already has an address for it. To serve the archive there instead, delete the A, AAAA and CNAME records of ${host} or, if it has none, of *.${zone.name} in the Cloudflare dashboard (${zone.name}, DNS)`
  return null
}
