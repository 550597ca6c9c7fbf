import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type Agent, get } from 'node:http'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { listen } from '../../test/support/processes/listen.ts'

const executable = createRequire(import.meta.url).resolve('workerd/bin/workerd')

const configuration = (stores: string, address: string) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "2026-11-01",
      cacheApiOutbound = "cache",
      bindings = [(name = "ARCHIVE", kvNamespace = "kv"), (name = "VERSION", json = "{\\"id\\":\\"bench\\"}")],
    )),
    (name = "kv", external = (address = "${stores}", http = (injectRequestHeaders = [(name = "host", value = "kv")]))),
    (name = "cache", external = (address = "${stores}", http = ())),
  ],
  sockets = [(name = "http", address = "${address}", http = (), service = "main")],
);`

/** A free address of the loopback interface, such as `127.0.0.1:40001`. */
async function freeAddress(): Promise<string> {
  const { url, stop } = await listen(() => {})
  await stop()
  return new URL(url).host
}

async function waitUntilListening(address: string): Promise<void> {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const socket = connect(Number(new URL(`http://${address}`).port), '127.0.0.1')
    const isConnected = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (isConnected) return
    await setTimeout(5)
  }
  throw new Error('workerd does not listen')
}

/** CPU milliseconds of all threads of a process, to the nanosecond. */
const cpuMilliseconds = (pid: number) =>
  globSync(`/proc/${pid}/task/*/schedstat`)
    .map((file) => Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6)
    .reduce((sum, each) => sum + each, 0)

/** A Worker in workerd alone, without Miniflare's simulators. */
export interface FreshWorker {
  cpu: () => number
  /** Sends a GET. @returns milliseconds to the first byte @throws when the status is another */
  ask: (
    path: string,
    accept: string,
    options?: { status?: number; agent?: Agent | undefined },
  ) => Promise<number>
  stop: () => Promise<void>
}

/** Starts a Worker whose KV and cache are at the URL of `startStores`. */
export async function startFreshWorker(script: string, stores: URL): Promise<FreshWorker> {
  const folder = await mkdtemp(path.join(tmpdir(), 'morgue-fresh-'))
  const address = await freeAddress()
  await writeFile(path.join(folder, 'worker.js'), script)
  await writeFile(path.join(folder, 'config.capnp'), configuration(stores.host, address))
  const child = spawn(executable, ['serve', 'config.capnp'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await waitUntilListening(address)
  return {
    cpu: () => cpuMilliseconds(child.pid ?? 0),
    async ask(path, accept, { status = 200, agent } = {}) {
      const started = performance.now()
      const { promise, resolve, reject } = Promise.withResolvers<number>()
      get(`http://${address}${path}`, { headers: { accept }, agent: agent ?? false }, (response) => {
        const firstByte = performance.now() - started
        if (response.statusCode !== status)
          reject(new Error(`${path}: ${response.statusCode}, not ${status}`))
        response.resume().on('end', () => resolve(firstByte))
      }).on('error', reject)
      return promise
    },
    async stop() {
      child.kill()
      await once(child, 'exit')
      await rm(folder, { recursive: true })
    },
  }
}
