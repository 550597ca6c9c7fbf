import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readRoot } from '../../../archive/release.ts'
import { createProgressCounter } from '../../progress.ts'
import { openLocalArchive } from '../../publish/archives/local/local-archive.ts'
import { runtimeFolderOf } from '../../publish/archives/local/runtime-folder.ts'
import { createLocalBindings } from '../../publish/archives/local/storage-client.ts'
import { openStoredValues } from '../../publish/archives/local/stored-values.ts'
import { openArchive } from '../../publish/archives/open-archive.ts'
import type { OpenArchive } from '../../publish/store/release-store.ts'
import { bundleWorker } from '../../serve/bundle-worker.ts'
import { startLocalWorker } from '../../serve/local-worker.ts'
import { toReadManyBytes } from '../../serve/object-source.ts'
import { chooseBatchProcessCount, startBatchSite } from '../../serve/start-batch-site.ts'
import { createLiveSite } from '../../site/live-site.ts'
import type { StoreToVerify } from '../../verify/check-objects.ts'
import type { Verification } from '../../verify/verify.ts'
import { requireFaultless } from '../content-faults.ts'
import { computeLocalRootDigest, computeRootDigest } from './content-root.ts'

/** The release and the site to verify. */
export type VerifySubject = Omit<Verification, 'pointer' | 'onEntryChecked'>

export interface VerifyOptions {
  /** The site's origin; `null` for the archive's own URL. */
  siteOrigin: string | null
  content: string | null
  persistTo: string
  remote: boolean
}

type VerifyAction<Value> = (subject: VerifySubject) => Promise<Value>

/** Creates the parts of a subject that concern its site. The site receives an HTTP request for every address. */
function createLiveSiteFields(origin: string): Pick<VerifySubject, 'origin' | 'withSite' | 'withBatchSite'> {
  const site = createLiveSite(origin)
  return { origin, withSite: (run) => run(site), withBatchSite: null }
}

const toStoreToVerify = (store: OpenArchive): StoreToVerify => ({
  ...store,
  readValues: toReadManyBytes(store.readMany),
})

/**
 * Runs an action on the objects of the local archive. Reads them directly from the archive's files or, if that is not
 * possible, through the Workers runtime.
 */
async function withLocalStore<Value>(
  persistTo: string,
  run: (store: StoreToVerify) => Promise<Value>,
): Promise<Value> {
  const storedValues = openStoredValues(
    runtimeFolderOf(persistTo),
    createLocalBindings().kvNamespaces.ARCHIVE,
  )
  if (storedValues) return run(storedValues).finally(() => storedValues.close())
  const archive = await openLocalArchive(persistTo)
  return run(toStoreToVerify(archive)).finally(() => archive.close())
}

/**
 * Runs an action on the local archive. Batch Workers answer requests for every address from the stored objects. A
 * Worker that runs on the archive itself answers all other requests.
 * @param workerScript the Worker's bundle
 */
export const withLocalSubject = <Value>(
  persistTo: string,
  workerScript: string,
  runAction: VerifyAction<Value>,
): Promise<Value> =>
  withLocalStore(persistTo, (store) =>
    runAction({
      store,
      origin: path.resolve(persistTo),
      expectedRootDigest: null,
      async withSite(runOnSite) {
        const worker = await startLocalWorker(workerScript, persistTo)
        return runOnSite(createLiveSite(worker.origin)).finally(() => worker.stop())
      },
      async withBatchSite(runOnSite, addressCount) {
        const processCount = chooseBatchProcessCount(addressCount)
        const batchSite = await startBatchSite(workerScript, store, processCount)
        return runOnSite(batchSite.site).finally(() => batchSite.stop())
      },
    }),
  )

async function withLocalArchive<Value>(
  options: VerifyOptions,
  runAction: VerifyAction<Value>,
): Promise<Value> {
  const { content, persistTo } = options
  const [expectedRootDigest, workerScript] = await Promise.all([
    content === null ? null : computeLocalRootDigest(content, persistTo),
    bundleWorker(),
  ])
  return withLocalSubject(persistTo, workerScript, (subject) => runAction({ ...subject, expectedRootDigest }))
}

/** Runs an action on the deployed archive, at its own URL unless the options name another site. */
async function withDeployedArchive<Value>(
  { siteOrigin, content, persistTo }: VerifyOptions,
  runAction: VerifyAction<Value>,
): Promise<Value> {
  const store = await openArchive({ persistTo, remote: true, dailyWriteLimit: null })
  try {
    const expectedRootDigest = content === null ? null : await computeRootDigest(content, store)
    const pointer = await store.readPointer()
    const origin = siteOrigin ?? (pointer && (await readRoot(store, pointer.root)).archive.url) ?? ''
    return await runAction({
      store: toStoreToVerify(store),
      expectedRootDigest,
      ...createLiveSiteFields(origin),
    })
  } finally {
    await store.close()
  }
}

/**
 * Runs an action on a site that should serve the release of a content folder. Publishes the folder to a temporary
 * archive for comparison.
 */
async function withSiteComparedToContent<Value>(
  origin: string,
  contentFolder: string,
  runAction: VerifyAction<Value>,
): Promise<Value> {
  const { publishToTemporaryArchive } = await import('../../serve/publish-to-temporary-archive.ts')
  const temporaryFolder = await mkdtemp(path.join(tmpdir(), 'morgue-verify-'))
  try {
    const publishResult = await publishToTemporaryArchive(
      contentFolder,
      temporaryFolder,
      createProgressCounter(process.stderr),
    )
    const { store, publication } = requireFaultless(publishResult, contentFolder)
    return await runAction({
      store,
      expectedRootDigest: publication.rootDigest,
      ...createLiveSiteFields(origin),
    }).finally(() => store.close())
  } finally {
    await rm(temporaryFolder, { recursive: true, force: true })
  }
}

/** Runs an action on a site that should serve the release of the local archive. */
async function withSiteComparedToLocalArchive<Value>(
  origin: string,
  persistTo: string,
  runAction: VerifyAction<Value>,
): Promise<Value> {
  return withLocalStore(persistTo, (store) =>
    runAction({ store, expectedRootDigest: null, ...createLiveSiteFields(origin) }),
  )
}

/**
 * Opens the release and the site that the options select, runs the action, and closes both.
 * @throws ContentFaultsError if the content has faults
 */
export function withVerifySubject<Value>(
  options: VerifyOptions,
  runAction: VerifyAction<Value>,
): Promise<Value> {
  const { siteOrigin, content, persistTo, remote } = options
  if (remote) return withDeployedArchive(options, runAction)
  if (siteOrigin === null) return withLocalArchive(options, runAction)
  return content === null
    ? withSiteComparedToLocalArchive(siteOrigin, persistTo, runAction)
    : withSiteComparedToContent(siteOrigin, content, runAction)
}
