import { z } from 'zod'
import { readToken } from '../publish/archives/remote/credentials.ts'
import type { Stop } from './step.ts'

/** A domain whose DNS Cloudflare answers for, or will once its registrar says so. */
export interface Zone {
  name: string
  active: boolean
  /** Those that the registrar must name. */
  nameServers: string[]
}

/** Of `GET /zones`, what is read. */
const answer = z.object({
  result: z.array(
    z.object({ name: z.string(), status: z.string(), name_servers: z.array(z.string()).nullish() }),
  ),
})

const pageSize = 50

async function page(number: number, account: string, bearer: string): Promise<Zone[]> {
  const base = process.env.CLOUDFLARE_API_BASE_URL ?? 'https://api.cloudflare.com/client/v4'
  const query = new URLSearchParams({
    'account.id': account,
    page: String(number),
    per_page: String(pageSize),
  })
  const response = await fetch(`${base}/zones?${query}`, {
    headers: { authorization: `Bearer ${bearer}` },
    signal: AbortSignal.timeout(30_000),
  })
  if (!response.ok) throw new Error(`Cloudflare answers ${response.status}`)
  const { result } = answer.parse(await response.json())
  return result.map(({ name, status, name_servers }) => ({
    ...{ name, active: status === 'active', nameServers: name_servers ?? [] },
  }))
}

/** Every domain of an account. */
export async function zonesOf(account: string): Promise<Zone[] | Stop> {
  try {
    const bearer = await readToken()
    const zones: Zone[] = []
    for (let number = 1; ; number++) {
      const found = await page(number, account, bearer)
      zones.push(...found)
      if (found.length < pageSize) return zones
    }
  } catch (error) {
    return {
      reason: `the domains of the account cannot be listed: ${(error as Error).message}`,
      remedy: 'the token must allow Zone: Read (docs/deploy.md)',
    }
  }
}

/** The zone that a host is in: the one with the longest name that ends it. */
export const zoneOf = (host: string, zones: readonly Zone[]): Zone | null =>
  zones
    .filter(({ name }) => host === name || host.endsWith(`.${name}`))
    .sort((a, b) => b.name.length - a.name.length)[0] ?? null
