import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

/** A key for tests only, of the certificate below. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgzfIrYmnghmPnMK2F
3viW/qY/qYIQpgTAeJwEVnMdnKChRANCAAR5OsqcaIeZ8Ymn7sF1wSxeattq9PiK
JD6oYVkPpwqtBNg1FQgJ8Yh8zMrSlxboRR4sK3e8bk2laesKhrcyzQQC
-----END PRIVATE KEY-----`

/** A certificate for `localhost`, signed by itself and valid until 2126. */
const cert = `-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIURd2eh+CKiehWW/vaJpriniaBBPkwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNzE4MDMxM1oYDzIxMjYxMTAz
MTgwMzEzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAR5OsqcaIeZ8Ymn7sF1wSxeattq9PiKJD6oYVkPpwqtBNg1FQgJ8Yh8
zMrSlxboRR4sK3e8bk2laesKhrcyzQQCo2kwZzAdBgNVHQ4EFgQUH20AmXGNvQrB
ZLIrs0nHGr76+18wHwYDVR0jBBgwFoAUH20AmXGNvQrBZLIrs0nHGr76+18wDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SAAwRQIgfRzxwHv+1OqC7WJHFYt1lk5BWBvCQjUlt3+rEDUSLfECIQDD9oaPFeXZ
nL8XH31D3dBDTaxKdJ3znnx95IRQVtIdeg==
-----END CERTIFICATE-----`

/**
 * Starts an HTTPS server on a free port of `localhost`, whose certificate this process trusts until the server stops.
 * @returns its host and port
 */
export async function listenOverHttps(
  answer: RequestListener,
): Promise<{ host: string; stop(): Promise<void> }> {
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
