import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readRoot } from '../../archive/release.ts'
import { progressOn } from '../progress.ts'
import { openLocalArchive } from '../publish/archives/local/local-archive.ts'
import { openArchive } from '../publish/archives/open-archive.ts'
import { publish } from '../publish/publish.ts'
import type { OpenArchive } from '../publish/store/release-store.ts'
import { bundleWorker } from '../serve/bundle-worker.ts'
import { startOwnWorker } from '../serve/own-worker.ts'
import { startBatchSite } from '../serve/start-batch-site.ts'
import { publishTemporarily } from '../serve/temporary-archive.ts'
import { liveSite } from '../site/live-site.ts'
import type { Site } from '../site/site.ts'
import type { VerifiedStore } from '../verify/check-objects.ts'
import { rememberRecent } from '../verify/recent-objects.ts'
import { requireSound } from './content-faults.ts'

/** A release to verify. */
export interface VerifySubject {
  store: VerifiedStore
  /** The origin of the site that should serve it. */
  origin: string
  site: Site
  addressSite: Site
  /** The root that a content folder gives; `null` without one. */
  expected: string | null
}

export interface VerifyOptions {
  /** The site's origin; `null` for the archive's own. */
  site: string | null
  content: string | null
  persistTo: string
  remote: boolean
}

type Act<Value> = (subject: VerifySubject) => Promise<Value>

/** Computes the root that a content folder gives. @throws ContentFaultsError */
async function computeRoot(contentFolder: string | null, store: OpenArchive): Promise<string | null> {
  if (contentFolder === null) return null
  const options = { dry: true, fewer: true, progress: progressOn(process.stderr) }
  return requireSound(await publish(contentFolder, store, options), contentFolder).root
}

/** A site that is asked for every address over HTTP. */
function askedOverHttp(origin: string): Pick<VerifySubject, 'origin' | 'site' | 'addressSite'> {
  const site = liveSite(origin)
  return { origin, site, addressSite: site }
}

/** Starts the Worker of the local archive, and one that answers from the objects read. Both end with the task. */
async function withWorkers<Value>(
  script: string,
  { persistTo, store }: { persistTo: string; store: OpenArchive },
  run: (sites: Pick<VerifySubject, 'origin' | 'site' | 'addressSite'>) => Promise<Value>,
): Promise<Value> {
  const worker = await startOwnWorker(script, persistTo)
  try {
    const batch = await startBatchSite(script, store)
    const sites = { origin: worker.origin, site: liveSite(worker.origin), addressSite: batch.site }
    return await run(sites).finally(() => batch.stop())
  } finally {
    await worker.stop()
  }
}

/** The local archive: a Worker of its own serves it, and another one answers for every address from the objects read. */
async function withLocalArchive<Value>(
  { persistTo, content }: VerifyOptions,
  act: Act<Value>,
): Promise<Value> {
  const archive = await openLocalArchive(persistTo)
  try {
    const expected = await computeRoot(content, archive)
    const script = await bundleWorker()
    const store = { ...archive, readMany: rememberRecent(archive.readMany) }
    return await withWorkers(script, { persistTo, store }, (sites) => act({ store, expected, ...sites }))
  } finally {
    await archive.close()
  }
}

/** The deployed archive, at its own URL unless a site is named. */
async function withDeployed<Value>(
  { site, content, persistTo }: VerifyOptions,
  act: Act<Value>,
): Promise<Value> {
  const store = await openArchive({ persistTo, remote: true, limit: null })
  try {
    const expected = await computeRoot(content, store)
    const pointer = await store.readPointer()
    const origin = site ?? (pointer && (await readRoot(store, pointer.root)).archive.url) ?? ''
    return await act({ store, expected, ...askedOverHttp(origin) })
  } finally {
    await store.close()
  }
}

/** A site that should serve a content folder's release, which is published into a temporary archive to compare with. */
async function withContent<Value>(origin: string, contentFolder: string, act: Act<Value>): Promise<Value> {
  const folder = await mkdtemp(path.join(tmpdir(), 'morgue-verify-'))
  try {
    const published = await publishTemporarily(contentFolder, folder, progressOn(process.stderr))
    const { store, publication } = requireSound(published, contentFolder)
    return await act({ store, expected: publication.root, ...askedOverHttp(origin) }).finally(() =>
      store.close(),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A site that should serve the local archive's release. */
async function withSite<Value>(origin: string, persistTo: string, act: Act<Value>): Promise<Value> {
  const store = await openLocalArchive(persistTo)
  return act({ store, expected: null, ...askedOverHttp(origin) }).finally(() => store.close())
}

/** Opens what the options name, and closes it after the action. @throws ContentFaultsError */
export function withVerifySubject<Value>(options: VerifyOptions, act: Act<Value>): Promise<Value> {
  const { site, content, persistTo, remote } = options
  if (remote) return withDeployed(options, act)
  if (site === null) return withLocalArchive(options, act)
  return content === null ? withSite(site, persistTo, act) : withContent(site, content, act)
}
