import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { ArchiveError } from '../publish/store/archive-error.ts'
import { readCompatibilityDate } from '../publish/wrangler/compatibility-date.ts'
import { findWorkersRuntimePath, wrapToEndWithParent } from '../publish/wrangler/end-with-parent.ts'
import { batchWorkerScript } from '../site/batch/batch-worker.ts'
import { longTimeoutsScript } from './long-timeouts-script.ts'

/** A Workers runtime process that responds to requests in batches. */
export interface BatchRuntime {
  url: string
  stop(): Promise<void>
}

/**
 * Renders the runtime's configuration. The runtime is started without Miniflare, whose additional server would take
 * more time than reading the objects.
 */
const renderWorkerdConfiguration = (storePort: number) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  # Four megabytes for each of the three spaces of young objects; gc() for batch.js; and no threads for garbage
  # collection, because each process has one core.
  v8Flags = ["--max-semi-space-size=4", "--expose-gc", "--single-threaded-gc"],
  services = [
    (name = "batch", worker = (
      modules = [
        (name = "batch.js", esModule = embed "batch.js"),
        (name = "worker.js", esModule = embed "worker.js"),
      ],
      compatibilityDate = "${readCompatibilityDate()}",
      bindings = [
        (name = "STORE", service = "store"),
        (name = "VERSION", json = "{\\"id\\":\\"batch\\"}"),
      ],
    )),
    (name = "store", external = (address = "127.0.0.1:${storePort}", http = ())),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "batch")],
);
`

async function writeRuntimeFiles(
  runtimeFolder: string,
  workerScript: string,
  storePort: number,
): Promise<void> {
  await writeFile(path.join(runtimeFolder, 'batch.js'), batchWorkerScript)
  await writeFile(path.join(runtimeFolder, 'worker.js'), longTimeoutsScript + workerScript)
  await writeFile(path.join(runtimeFolder, 'config.capnp'), renderWorkerdConfiguration(storePort))
}

/**
 * Reads the port from the runtime's reports about its sockets, one per line. @throws ArchiveError if the reports end
 * without a port
 */
async function readListeningPort(controlStream: Readable): Promise<number> {
  for await (const line of createInterface(controlStream)) {
    const { event, port } = JSON.parse(line) as { event: string; port?: number }
    if (event === 'listen' && port !== undefined) return port
  }
  throw new ArchiveError(
    'the program that renders the pages did not start: install the packages again (npm ci), then repeat the command',
  )
}

/**
 * Starts a Workers runtime process that responds to requests in batches.
 * @param workerScript the Worker's bundle
 * @param storePort the port of the object server
 * @throws ArchiveError if the runtime does not start
 */
export async function startBatchRuntime(workerScript: string, storePort: number): Promise<BatchRuntime> {
  const runtimeFolder = await mkdtemp(path.join(tmpdir(), 'morgue-batch-'))
  await writeRuntimeFiles(runtimeFolder, workerScript, storePort)
  const args = ['serve', path.join(runtimeFolder, 'config.capnp'), '--control-fd=3']
  const runtimeProcess = spawn(...wrapToEndWithParent(findWorkersRuntimePath(), args), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const exitPromise = once(runtimeProcess, 'exit')
  async function stop(): Promise<void> {
    runtimeProcess.kill('SIGKILL')
    await exitPromise
    await rm(runtimeFolder, { recursive: true, force: true })
  }
  try {
    return { url: `http://127.0.0.1:${await readListeningPort(runtimeProcess.stdio[3] as Readable)}/`, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
