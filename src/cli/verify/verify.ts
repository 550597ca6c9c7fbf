import type { ReleasePointer } from '../../archive/release-pointer.ts'
import type { Root } from '../../archive/root.ts'
import { forEachConcurrently } from '../content/files/for-each-concurrently.ts'
import type { Site } from '../site/site.ts'
import { findAddressDifference, findPictureDifference, hasRepresentations } from './check-addresses.ts'
import {
  checkAndReadRoot,
  checkObjectsAndYieldEntries,
  listPictureEntries,
  type StoreToVerify,
} from './check-objects.ts'
import { checkRelease } from './check-release.ts'
import { checkDocuments, EntrySamples, recheckAddresses, recordAsRepeatingSite } from './check-samples.ts'
import { type Difference, Findings } from './findings.ts'

/** Opens a site, passes it to `run`, and closes it afterwards. */
type WithSite = <Value>(run: (site: Site) => Promise<Value>) => Promise<Value>

/** Opens a site that will be asked for this many addresses, passes it to `run`, and closes it afterwards. */
type WithBatchSite = <Value>(run: (site: Site) => Promise<Value>, addressCount: number) => Promise<Value>

/** A release to verify, and the site to compare it with. */
export interface Verification {
  store: StoreToVerify
  pointer: ReleasePointer
  /** The site's origin, or the local archive's folder, as shown in the report. */
  origin: string
  /** Opens the site as its readers reach it. */
  withSite: WithSite
  /**
   * Opens batch Workers that serve the store's objects, and from which every address is requested instead of the site;
   * `null` to request all addresses from the site.
   */
  withBatchSite: WithBatchSite | null
  /** The root digest that publishing the content folder would produce; `null` if there is none. */
  expectedRootDigest: string | null
  /** Called after each address has been checked. */
  onEntryChecked: () => void
}

export interface VerifyReport {
  origin: string
  root: string
  publishedAt: string
  checked: Findings['checked']
  differences: Difference[]
}

/** A verification in progress. */
interface VerificationInProgress extends Verification {
  root: Root
  findings: Findings
  samples: EntrySamples
}

/**
 * Checks every object and address of a release, and selects samples. Checks only the objects if there is no site.
 * Skips pictures unless the site serves them.
 */
async function checkObjectsAndAddresses(
  { store, root, findings, samples, onEntryChecked }: VerificationInProgress,
  { site, servesPictures }: { site: Site | null; servesPictures: boolean },
): Promise<void> {
  await forEachConcurrently(
    checkObjectsAndYieldEntries(store, root, findings),
    site?.maxConcurrentRequests ?? 1,
    async (entry) => {
      if (entry.kind === 'media') {
        if (!servesPictures) return
        if (site) findings.recordCheck('addresses', await findPictureDifference(site, entry))
      } else {
        const difference = site && (await findAddressDifference(site, entry, { store, root }))
        if (site) findings.recordCheck('addresses', difference)
        if (hasRepresentations(entry) || difference === null) samples.addCandidate(entry)
      }
      onEntryChecked()
    },
  )
}

/** Checks every picture on the site, because only the site has the pictures' bytes. */
async function checkPictures(
  { store, root, findings, onEntryChecked }: VerificationInProgress,
  site: Site,
): Promise<void> {
  await forEachConcurrently(listPictureEntries(store, root), site.maxConcurrentRequests, async (entry) => {
    findings.recordCheck('addresses', await findPictureDifference(site, entry))
    onEntryChecked()
  })
}

/** Runs all checks on the site itself. */
async function checkAtSite(
  verificationInProgress: VerificationInProgress,
  site: Site,
  isResponding: boolean,
): Promise<void> {
  await checkObjectsAndAddresses(verificationInProgress, {
    site: isResponding ? site : null,
    servesPictures: true,
  })
  const documents = verificationInProgress.samples.listDocuments()
  if (isResponding) await checkDocuments({ site, addressSite: site }, documents, verificationInProgress)
}

/**
 * Checks every picture, and a smaller sample of documents and addresses, on the site itself. Called after the checks
 * in batches.
 */
async function checkAgainAtSite(
  verificationInProgress: VerificationInProgress,
  site: Site,
  addressSite: Site,
): Promise<void> {
  const { samples } = verificationInProgress
  await checkPictures(verificationInProgress, site)
  await checkDocuments({ site, addressSite }, samples.listDocumentsAtSite(), verificationInProgress)
  await recheckAddresses(site, samples.listOtherEntriesAtSite(), verificationInProgress)
}

/**
 * Checks the objects, the addresses and most sampled documents in batches. @returns a site that repeats recorded
 * responses, with which the site itself can be compared
 */
async function checkInBatchesAndRecordSite(
  verificationInProgress: VerificationInProgress,
  batchSite: Site,
): Promise<Site> {
  await checkObjectsAndAddresses(verificationInProgress, { site: batchSite, servesPictures: false })
  await checkDocuments(
    { site: batchSite, addressSite: batchSite },
    verificationInProgress.samples.listDocumentsInBatch(),
    verificationInProgress,
  )
  return recordAsRepeatingSite(batchSite, verificationInProgress.samples.listDocumentsAtSite())
}

/** Verifies that a release is served, and checks its objects, its addresses, and a sample of its representations. */
export async function verify(verification: Verification): Promise<VerifyReport> {
  const { store, pointer, origin, withSite, withBatchSite } = verification
  const findings = new Findings()
  const root = await checkAndReadRoot(store, pointer.root, findings)
  const verificationInProgress = root && { ...verification, root, findings, samples: new EntrySamples() }
  // The two sites are not open at the same time, because each needs about 200 MB.
  const recordedSite =
    verificationInProgress && withBatchSite
      ? await withBatchSite(
          (site) => checkInBatchesAndRecordSite(verificationInProgress, site),
          verificationInProgress.root.counts.entries,
        )
      : null
  await withSite(async (site) => {
    const { isResponding } = await checkRelease(site, { ...verification, rootDigest: pointer.root }, findings)
    if (!verificationInProgress) return
    if (!recordedSite) await checkAtSite(verificationInProgress, site, isResponding)
    else if (isResponding) await checkAgainAtSite(verificationInProgress, site, recordedSite)
  })
  const { checked, differences } = findings
  return { origin, root: pointer.root, publishedAt: pointer.publishedAt, checked, differences }
}
