import { describeApiError } from '../publish/archives/remote/describe-api-error.ts'
import type { CloudflareClient } from './cloudflare-client.ts'
import { createStepFailure, type StepFailure } from './step.ts'

/** A domain in a Cloudflare account. It becomes active when its registrar lists Cloudflare's name servers. */
export interface Zone {
  name: string
  isActive: boolean
  /** The name servers to enter at the registrar. */
  nameServers: readonly string[]
}

/** Lists all zones of an account. @returns a failure if the API rejects the call */
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
    return createStepFailure('listing the domains of the account', describeApiError(error))
  }
}

/**
 * Finds a host's zone: the one with the longest name that equals the host or is a parent domain of it. Returns `null`
 * if there is none.
 */
export const findZone = (host: string, zones: readonly Zone[]): Zone | null =>
  zones
    .filter(({ name }) => host === name || host.endsWith(`.${name}`))
    .sort((a, b) => b.name.length - a.name.length)[0] ?? null
