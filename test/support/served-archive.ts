import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { createServer } from 'node:net'
import path from 'node:path'
import { projectRoot } from './content.ts'

/** What came back, as it was on the wire. */
export interface Reply {
  status: number
  headers: Record<string, string>
  body: string
}

/** An archive served by the real command. */
export interface ServedArchive {
  port: number
  /** Asks as a client would; `host` is sent as the Host header. */
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Reply>
  stop(): Promise<void>
}

/** A port of the loopback interface that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

/** Asks a port of the loopback interface. */
export const askOf = (
  port: number,
  target: string,
  options: { headers: Record<string, string>; method: string },
) =>
  new Promise<Reply>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: target, ...options }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          body,
        }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })

/** Runs `morgue serve` on a folder, and waits until it answers. */
export async function serveArchive(content: string, persistTo: string): Promise<ServedArchive> {
  const port = await freePort()
  const main = path.join(projectRoot, 'src/cli/main.ts')
  const args = [main, 'serve', '--content', content, '--persist-to', persistTo, '--port', String(port)]
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      log += chunk
    })
  const get: ServedArchive['get'] = (target, headers = {}, method = 'GET') =>
    askOf(port, target, { headers, method })
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`morgue serve ended with ${child.exitCode}:\n${log}`)
    const reply = await get('/').catch(() => null)
    if (reply) break
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return {
    port,
    get,
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
