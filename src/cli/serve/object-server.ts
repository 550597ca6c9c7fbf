import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { encodeObjects, type ObjectSource } from './object-source.ts'

/** A server of objects and pictures on the loopback interface. */
export interface ObjectServer {
  port: number
  stop(): void
}

const picturePrefix = '/media/'

/** Reads what a batch Worker lacks: the objects at the keys in a request's body, or a picture. `null` if there is none. */
async function readFor(request: IncomingMessage, source: ObjectSource): Promise<Uint8Array | null> {
  if (request.method === 'POST') return encodeObjects(source, (await json(request)) as string[])
  return source.readPicture?.((request.url ?? '').slice(picturePrefix.length)) ?? null
}

/** Serves the objects of a source to the Workers that answer in batches. */
export async function startObjectServer(source: ObjectSource): Promise<ObjectServer> {
  const server = createServer((request, response) => {
    readFor(request, source).then(
      (bytes) => response.writeHead(bytes ? 200 : 404).end(bytes ?? undefined),
      () => response.writeHead(500).end(),
    )
  })
  // Workers ask again after any pause of the command.
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
