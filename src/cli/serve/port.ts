import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'

const loopbackAddress = '127.0.0.1'

/**
 * Returns the port if it is free, or any free port for 0; `null` if the port is in use or this process may not use it.
 */
export async function findPortIfFree(port: number): Promise<number | null> {
  const server = createServer()
  try {
    server.listen(port, loopbackAddress)
    await once(server, 'listening')
    const boundAddress = server.address()
    return typeof boundAddress === 'object' && boundAddress !== null ? boundAddress.port : port
  } catch (error) {
    if (['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  } finally {
    server.close()
  }
}

/** Waits until a site on this machine responds. @param hasEnded returns true once the site can no longer respond */
export async function waitUntilServedOrEnded(
  port: number,
  hasEnded: () => boolean,
): Promise<'served' | 'ended'> {
  while (!hasEnded()) {
    const response = await fetch(`http://${loopbackAddress}:${port}/robots.txt`).catch(() => null)
    await response?.body?.cancel()
    if (response !== null) return 'served'
    await setTimeout(100)
  }
  return 'ended'
}
