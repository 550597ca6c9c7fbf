import { rm } from 'node:fs/promises'
import { buildWorker, sharedBundleVariable } from './worker.ts'

/** Builds the archive's Worker once, for all tests that run it. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await buildWorker('src/edge/worker.ts')
  process.env[sharedBundleVariable] = folder
  return () => rm(folder, { recursive: true, force: true })
}
