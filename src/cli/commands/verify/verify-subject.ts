import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readRoot } from '../../../archive/release.ts'
import { createProgress } from '../../progress.ts'
import { createLocalBindings } from '../../publish/archives/local/loader.ts'
import { openLocalArchive } from '../../publish/archives/local/local-archive.ts'
import { runtimeFolderOf } from '../../publish/archives/local/runtime-folder.ts'
import { openStoredValues } from '../../publish/archives/local/stored-values.ts'
import { openArchive } from '../../publish/archives/open-archive.ts'
import type { OpenArchive } from '../../publish/store/release-store.ts'
import { bundleWorker } from '../../serve/bundle-worker.ts'
import { startLocalWorker } from '../../serve/local-worker.ts'
import { toReadValues } from '../../serve/object-source.ts'
import { startBatchSite } from '../../serve/start-batch-site.ts'
import { createLiveSite } from '../../site/live-site.ts'
import type { VerifiedStore } from '../../verify/check-objects.ts'
import type { Verification } from '../../verify/verify.ts'
import { requireFaultless } from '../content-faults.ts'
import { computeLocalRoot, computeRoot } from './content-root.ts'

/** A release to verify. */
export type VerifySubject = Omit<Verification, 'pointer' | 'step'>

export interface VerifyOptions {
  /** The site's origin; `null` for the archive's own URL. */
  site: string | null
  content: string | null
  persistTo: string
  remote: boolean
}

/** Number of processes that answer for every address: each takes 150 MB. */
const batchProcesses = 2

type Act<Value> = (subject: VerifySubject) => Promise<Value>

/** A site that is requested over HTTP, once per address. */
function askedOverHttp(origin: string): Pick<VerifySubject, 'origin' | 'withSite' | 'withBatchSite'> {
  const site = createLiveSite(origin)
  return { origin, withSite: (run) => run(site), withBatchSite: null }
}

const verifiedStore = (store: OpenArchive): VerifiedStore => ({
  ...store,
  readValues: toReadValues(store.readMany),
})

/**
 * Runs an action on the objects of the local archive, read from its files or, if that fails, by the Workers runtime.
 */
async function withLocalStore<Value>(
  persistTo: string,
  run: (store: VerifiedStore) => Promise<Value>,
): Promise<Value> {
  const stored = openStoredValues(runtimeFolderOf(persistTo), createLocalBindings().kvNamespaces.ARCHIVE)
  if (stored) return run(stored).finally(() => stored.close())
  const archive = await openLocalArchive(persistTo)
  return run(verifiedStore(archive)).finally(() => archive.close())
}

/**
 * The local archive. Batch Workers answer for every address from the store's objects; then a Worker serves the archive
 * itself.
 * @param script the Worker's bundle
 */
export const withLocalSubject = <Value>(persistTo: string, script: string, act: Act<Value>): Promise<Value> =>
  withLocalStore(persistTo, (store) =>
    act({
      store,
      origin: path.resolve(persistTo),
      expected: null,
      async withSite(run) {
        const worker = await startLocalWorker(script, persistTo)
        return run(createLiveSite(worker.origin)).finally(() => worker.stop())
      },
      async withBatchSite(run) {
        const batch = await startBatchSite(script, store, batchProcesses)
        return run(batch.site).finally(() => batch.stop())
      },
    }),
  )

async function withLocalArchive<Value>(options: VerifyOptions, act: Act<Value>): Promise<Value> {
  const { content, persistTo } = options
  const [expected, script] = await Promise.all([
    content === null ? null : computeLocalRoot(content, persistTo),
    bundleWorker(),
  ])
  return withLocalSubject(persistTo, script, (subject) => act({ ...subject, expected }))
}

/** The deployed archive, at its own URL unless another site is given. */
async function withDeployed<Value>(
  { site, content, persistTo }: VerifyOptions,
  act: Act<Value>,
): Promise<Value> {
  const store = await openArchive({ persistTo, remote: true, limit: null })
  try {
    const expected = content === null ? null : await computeRoot(content, store)
    const pointer = await store.readPointer()
    const origin = site ?? (pointer && (await readRoot(store, pointer.root)).archive.url) ?? ''
    return await act({ store: verifiedStore(store), expected, ...askedOverHttp(origin) })
  } finally {
    await store.close()
  }
}

/**
 * A site that should serve a content folder's release. For comparison, the folder is published into a temporary
 * archive.
 */
async function withContent<Value>(origin: string, contentFolder: string, act: Act<Value>): Promise<Value> {
  const { publishTemporarily } = await import('../../serve/temporary-archive.ts')
  const folder = await mkdtemp(path.join(tmpdir(), 'morgue-verify-'))
  try {
    const published = await publishTemporarily(contentFolder, folder, createProgress(process.stderr))
    const { store, publication } = requireFaultless(published, contentFolder)
    return await act({ store, expected: publication.root, ...askedOverHttp(origin) }).finally(() =>
      store.close(),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A site that should serve the local archive's release. */
async function withSite<Value>(origin: string, persistTo: string, act: Act<Value>): Promise<Value> {
  return withLocalStore(persistTo, (store) => act({ store, expected: null, ...askedOverHttp(origin) }))
}

/** Opens the release and site that the options select, and closes them after the action. @throws ContentFaultsError */
export function withVerifySubject<Value>(options: VerifyOptions, act: Act<Value>): Promise<Value> {
  const { site, content, persistTo, remote } = options
  if (remote) return withDeployed(options, act)
  if (site === null) return withLocalArchive(options, act)
  return content === null ? withSite(site, persistTo, act) : withContent(site, content, act)
}
