import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { type Reply, request } from './requests.ts'

/** A server on loopback. */
export interface LoopbackServer {
  port: number
  /** Sends a request as a client would; `host` is sent as the Host header. */
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Reply>
  stop(): Promise<void>
}

/** A program to start, with its arguments. */
export interface Program {
  path: string
  args: readonly string[]
  cwd?: string
  env?: Record<string, string | undefined>
}

/** A free port of the loopback interface. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

export const getFrom =
  (port: number): LoopbackServer['get'] =>
  (target, headers = {}, method = 'GET') =>
    request(port, target, { headers, method })

async function stopProgram(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** Starts a server, and waits at most a minute until it responds. @throws an error with its log if it exits first */
export async function startServer(
  port: number,
  { path, args, ...options }: Program,
): Promise<LoopbackServer> {
  const child = spawn(path, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      log += chunk
    })
  const get = getFrom(port)
  for (let tries = 0; !(await get('/robots.txt').catch(() => null)); tries++) {
    if (child.exitCode !== null || tries > 600) throw new Error(`${path} does not answer:\n${log}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { port, get, stop: () => stopProgram(child) }
}
