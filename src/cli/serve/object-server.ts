import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { encodeObjects, type ObjectSource } from './object-source.ts'

/** A server of objects and pictures for batch Workers, on the loopback interface. */
export interface ObjectServer {
  port: number
  stop(): void
}

/**
 * Matches the path of a picture. The first group is the picture's name, which cannot lead out of the picture folder.
 */
const picturePathPattern = /^\/media\/(\w+\.\w+)$/

/**
 * Reads the bytes that a batch Worker requests: the objects at the keys in the request's body, or a picture; `null` if
 * there is no such picture.
 */
async function readRequestedBytes(
  request: IncomingMessage,
  objectSource: ObjectSource,
): Promise<Uint8Array | null> {
  if (request.method === 'POST') return encodeObjects(objectSource, (await json(request)) as string[])
  const [, pictureName] = picturePathPattern.exec(request.url ?? '') ?? []
  return pictureName === undefined ? null : (objectSource.readPicture?.(pictureName) ?? null)
}

/** Serves a source's objects to batch Workers. */
export async function startObjectServer(objectSource: ObjectSource): Promise<ObjectServer> {
  const server = createServer((request, response) => {
    readRequestedBytes(request, objectSource).then(
      (bytes) => response.writeHead(bytes ? 200 : 404).end(bytes ?? undefined),
      () => response.writeHead(500).end(),
    )
  })
  // Workers may send the next request after a pause of any length.
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
