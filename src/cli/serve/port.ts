import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'

const address = '127.0.0.1'

/** Returns the port if it is free, or any free one for 0; `null` if another program is using it. */
export async function findFreePort(port: number): Promise<number | null> {
  const server = createServer()
  try {
    server.listen(port, address)
    await once(server, 'listening')
    const bound = server.address()
    return typeof bound === 'object' && bound !== null ? bound.port : port
  } catch (error) {
    if (['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  } finally {
    server.close()
  }
}

/** Waits until a site on this machine responds. @param isOver true once it never will */
export async function waitUntilServed(port: number, isOver: () => boolean): Promise<boolean> {
  while (!isOver()) {
    const response = await fetch(`http://${address}:${port}/robots.txt`).catch(() => null)
    await response?.body?.cancel()
    if (response !== null) return true
    await setTimeout(100)
  }
  return false
}
