import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../../test/support/processes/loopback.ts'

const executable = createRequire(import.meta.url).resolve('workerd/bin/workerd')

/** A Worker in workerd alone, without Miniflare's simulators. */
export interface RawWorker {
  url: URL
  /** The WebSocket of its inspector, if it has one. */
  inspector: URL
  pid: number
  stop: () => Promise<void>
}

const external = (name: string, storesPort: number) =>
  `(name = "${name}", external = (address = "127.0.0.1:${storesPort}", http = (injectRequestHeaders = [(name = "host", value = "${name}")])))`

const configuration = (storesPort: number, port: number) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "2026-11-01",
      cacheApiOutbound = "cache",
      bindings = [
        (name = "ARCHIVE", kvNamespace = "kv"),
        (name = "SEARCH", wrapped = (moduleName = "cloudflare-internal:d1-api", innerBindings = [(name = "fetcher", service = "d1")])),
        (name = "VERSION", json = "{\\"id\\":\\"bench\\"}"),
      ],
    )),
    ${['kv', 'd1', 'cache'].map((name) => external(name, storesPort)).join(',\n    ')},
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);`

async function waitUntilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt++) {
    const isConnected = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true))
      socket.on('error', () => resolve(false)).on('connect', () => socket.destroy())
    })
    if (isConnected) return
    await wait(10)
  }
  throw new Error('workerd does not listen')
}

/**
 * Starts a Worker whose bindings are served from a port of `startStores`.
 * @param inspected with an inspector, which costs time and memory
 */
export async function startRawWorker(
  script: string,
  storesPort: number,
  { inspected = false } = {},
): Promise<RawWorker> {
  const folder = await mkdtemp(path.join(tmpdir(), 'morgue-raw-'))
  const [port, inspectorPort] = [await freePort(), await freePort()]
  await writeFile(path.join(folder, 'worker.js'), script)
  await writeFile(path.join(folder, 'config.capnp'), configuration(storesPort, port))
  const args = ['serve', 'config.capnp', '--experimental']
  if (inspected) args.push(`--inspector-addr=127.0.0.1:${inspectorPort}`)
  const child = spawn(executable, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  // A workerd whose inspector does not respond ignores SIGTERM, and it has nothing to save.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  await waitUntilListening(port)
  if (inspected) await waitUntilListening(inspectorPort)
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    inspector: new URL(`ws://127.0.0.1:${inspectorPort}/main`),
    pid: child.pid ?? 0,
    async stop() {
      process.off('exit', kill)
      kill()
      await once(child, 'exit')
      await rm(folder, { recursive: true })
    },
  }
}
