import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'

const loopbackAddress = '127.0.0.1'

/** Reasons why a port cannot be used, by the operating system's error code. */
const portProblemByCode = { EADDRINUSE: 'in use', EACCES: 'forbidden' } as const

export type PortProblem = (typeof portProblemByCode)[keyof typeof portProblemByCode]

/** Returns the port if it is free, or any free port for 0; otherwise the reason why it cannot be used. */
export async function findPortIfFree(port: number): Promise<number | PortProblem> {
  const server = createServer()
  try {
    server.listen(port, loopbackAddress)
    await once(server, 'listening')
    const boundAddress = server.address()
    return typeof boundAddress === 'object' && boundAddress !== null ? boundAddress.port : port
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (code === 'EADDRINUSE' || code === 'EACCES') return portProblemByCode[code]
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
