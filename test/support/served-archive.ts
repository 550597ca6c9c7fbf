import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import path from 'node:path'
import { projectRoot } from './content.ts'
import { type Reply, request } from './requests.ts'

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
    request(port, target, { headers, method })
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
