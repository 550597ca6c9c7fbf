import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { createLocalhostCertificate } from './localhost-certificate.ts'

/**
 * Starts an HTTPS server on a free port of `localhost`, whose certificate this process trusts until the server stops.
 * @returns its host and port
 */
export async function listenOverHttps(
  answer: RequestListener,
): Promise<{ host: string; stop(): Promise<void> }> {
  const { key, cert } = createLocalhostCertificate()
  const trusted = getCACertificates('default')
  setDefaultCACertificates([...trusted, cert])
  const server = createServer({ key, cert }, answer).listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    host: `localhost:${port}`,
    async stop() {
      setDefaultCACertificates(trusted)
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
