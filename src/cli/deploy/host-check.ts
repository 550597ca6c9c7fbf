import { resolve4, resolve6 } from 'node:dns/promises'

/** The result of checking whether a morgue archive responds at a host. */
export type HostCheckResult = { isServed: true } | { isServed: false; reason: string }

/** Two checks of a host from outside Cloudflare: by DNS and by HTTPS. Tests replace them. */
export interface HostProbe {
  /** True if DNS has an address for the host. */
  hasAddress(host: string): Promise<boolean>
  /** Requests a path at the host. @throws if there is no response */
  fetchPath(host: string, path: string): Promise<Response>
}

const hasAnyAddress = (addressesPromise: Promise<string[]>) =>
  addressesPromise.then(
    ({ length }) => length > 0,
    () => false,
  )

/** Checks hosts over the real network. */
export const networkProbe: HostProbe = {
  async hasAddress(host) {
    const foundByFamily = await Promise.all([hasAnyAddress(resolve4(host)), hasAnyAddress(resolve6(host))])
    return foundByFamily.includes(true)
  },
  fetchPath: (host, path) =>
    fetch(`https://${host}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(15_000) }),
}

/** True if a response comes from a morgue archive: its `Cache-Status` (RFC 9211) begins with `morgue`. */
const isFromArchive = ({ headers }: Response) => headers.get('cache-status')?.startsWith('morgue') ?? false

/** Checks whether a morgue archive responds at a host. */
export async function checkHost(
  host: string,
  { hasAddress, fetchPath }: HostProbe,
): Promise<HostCheckResult> {
  if (!(await hasAddress(host))) return { isServed: false, reason: 'DNS has no address for it' }
  try {
    const response = await fetchPath(host, '/')
    if (response.status >= 500)
      return { isServed: false, reason: `it answers with the status ${response.status}` }
    return isFromArchive(response)
      ? { isServed: true }
      : { isServed: false, reason: 'another server answers there' }
  } catch (error) {
    const { cause, message } = error as Error
    return {
      isServed: false,
      reason: `it does not respond (${cause instanceof Error ? cause.message : message})`,
    }
  }
}
