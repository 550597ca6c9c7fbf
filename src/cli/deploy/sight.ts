import { resolve4, resolve6 } from 'node:dns/promises'

/** What a client finds at a host. */
export type Sight = { served: true } | { served: false; reason: string }

/** How a host is looked at from outside. */
export interface Outside {
  /** Whether DNS knows an address of it. */
  hasAddress(host: string): Promise<boolean>
  /** What a GET of that path is answered with; a rejection when it is not answered. */
  get(host: string, path: string): Promise<Response>
}

const someAddress = (resolving: Promise<string[]>) =>
  resolving.then(
    (addresses) => addresses.length > 0,
    () => false,
  )

/** The network. */
export const outside: Outside = {
  async hasAddress(host) {
    const found = await Promise.all([someAddress(resolve4(host)), someAddress(resolve6(host))])
    return found.includes(true)
  },
  get: (host, path) =>
    fetch(`https://${host}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(15_000) }),
}

/** Every answer of an archive says how its cache took part (RFC 9211), but for those that are the same in every release. */
const isArchive = ({ headers }: Response) => headers.get('cache-status')?.startsWith('morgue') ?? false

/** Whether an archive of ours answers at a host. */
export async function sightOf(host: string, { hasAddress, get }: Outside): Promise<Sight> {
  if (!(await hasAddress(host))) return { served: false, reason: 'DNS knows no address of it yet' }
  try {
    const response = await get(host, '/')
    if (response.status >= 500) return { served: false, reason: `it answers ${response.status}` }
    return isArchive(response) ? { served: true } : { served: false, reason: 'another server answers there' }
  } catch (error) {
    const { cause, message } = error as Error
    return { served: false, reason: `no answer: ${cause instanceof Error ? cause.message : message}` }
  }
}
