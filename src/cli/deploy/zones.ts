import { toDocsPath } from '../content/files/to-docs-path.ts'
import { type CloudflareClient, describeApiError } from './cloudflare-client.ts'
import type { StepFailure } from './step.ts'

/** A domain whose DNS is at Cloudflare, or will be once its registrar names Cloudflare's servers. */
export interface Zone {
  name: string
  isActive: boolean
  /** The name servers to enter at the registrar. */
  nameServers: readonly string[]
}

/** Lists all domains of an account. */
export async function listZones(client: CloudflareClient, accountId: string): Promise<Zone[] | StepFailure> {
  try {
    const zones: Zone[] = []
    for await (const zone of client.zones.list({ account: { id: accountId }, per_page: 50 }))
      zones.push({
        name: zone.name,
        isActive: zone.status === 'active',
        nameServers: zone.name_servers ?? [],
      })
    return zones
  } catch (error) {
    return {
      reason: `the domains of the account cannot be listed: ${describeApiError(error)}`,
      remedy: `give the token the permission Zone: Read (${toDocsPath('deploy.md')})`,
    }
  }
}

/** Finds the zone of a host: the zone with the longest name that is the host or ends it. */
export const findZone = (host: string, zones: readonly Zone[]): Zone | null =>
  zones
    .filter(({ name }) => host === name || host.endsWith(`.${name}`))
    .sort((a, b) => b.name.length - a.name.length)[0] ?? null
