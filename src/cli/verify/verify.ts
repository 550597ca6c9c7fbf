import { hash } from 'node:crypto'
import { readDocument } from '../../archive/release.ts'
import type { ReleasePointer } from '../../archive/release-pointer.ts'
import type { Root } from '../../archive/root.ts'
import type { Entry } from '../../archive/shard.ts'
import { forEachConcurrently } from '../content/files/for-each-concurrently.ts'
import { describeStatus, type Site } from '../site/site.ts'
import { compareAddress, comparePicture, type DocumentEntry, isDocument } from './check-addresses.ts'
import { checkObjects, checkRoot, type VerifiedStore } from './check-objects.ts'
import { checkRepresentations } from './check-representations.ts'
import { type Difference, Findings } from './findings.ts'
import { Sample } from './sample.ts'

/** A release, and the site to compare it with. */
export interface Verification {
  store: VerifiedStore
  pointer: ReleasePointer
  /** The site's origin, for the report. */
  origin: string
  /** The site as its readers reach it. */
  site: Site
  /** The site that every address is asked of: the same, or the Worker over the objects that have just been checked. */
  addressSite: Site
  /** The root that publishing the content folder would create; `null` without a content folder. */
  expected: string | null
  /** Called after each address. */
  step: () => void
}

export interface VerifyReport {
  origin: string
  root: string
  publishedAt: string
  checked: Findings['checked']
  differences: Difference[]
}

const releasePath = '/.well-known/morgue.json'

/** Asks a site which root it serves. @returns the root, or what is wrong with the answer; `null` without an answer */
async function fetchServedRoot(site: Site): Promise<string | null> {
  const response = await site.ask(releasePath, { method: 'GET', accept: '*/*' })
  if (response.status !== 200) return response.status === 0 ? null : describeStatus(response)
  try {
    return String((JSON.parse(new TextDecoder().decode(response.body)) as { root: unknown }).root)
  } catch {
    return 'an answer that is not JSON'
  }
}

/** Checks that the expected release is served. @returns true when the site answers at all */
async function checkRelease(
  { pointer: { root }, site, expected }: Verification,
  findings: Findings,
): Promise<boolean> {
  if (expected !== null) {
    const difference = { subject: 'release', expected: `${expected}, from the content folder`, found: root }
    findings.note('release', expected === root ? null : difference)
  }
  const served = await fetchServedRoot(site)
  const found = served ?? 'no answer, so its addresses were not checked'
  findings.note('release', served === root ? null : { subject: releasePath, expected: root, found })
  return served !== null
}

/**
 * Documents, and other addresses, that are asked at the site itself: a local one answers through simulators of the Worker's
 * storage, which take ten times as long.
 */
const maxSampleAtSite = 50

type PlainEntry = Exclude<Entry, DocumentEntry | { kind: 'media' }>

/** Entries that are looked at more closely. */
interface Samples {
  documents: Sample<DocumentEntry>
  /** Addresses without representations, where all of them were asked elsewhere. */
  others: Sample<PlainEntry>
}

/** Compares an address of the release: a picture at the site itself, which alone has its bytes. */
const compareEntry = ({ site, addressSite }: Verification, entry: Entry, { archive }: Root) =>
  entry.kind === 'media' ? comparePicture(site, entry) : compareAddress(addressSite, entry, archive.url)

/** Checks every object, and every address of a site that answers. @returns the samples for the site itself */
async function checkEverything(
  verification: Verification,
  { root, isAnswering }: { root: Root; isAnswering: boolean },
  findings: Findings,
): Promise<Samples> {
  const { store, site, addressSite, step } = verification
  const documents = new Sample<DocumentEntry>(({ digest }) => digest)
  const others = new Sample<PlainEntry>(({ address }) => hash('sha256', address))
  await forEachConcurrently(checkObjects(store, root, findings), addressSite.concurrency, async (entry) => {
    const difference = isAnswering ? await compareEntry(verification, entry, root) : null
    if (isAnswering) findings.note('addresses', difference)
    if (isDocument(entry)) documents.offer(entry)
    else if (entry.kind !== 'media' && addressSite !== site && difference === null) others.offer(entry)
    step()
  })
  return { documents, others }
}

/** Checks the samples, the first of them at the site itself. Their addresses have been counted. */
async function checkSamples(
  { store, site, addressSite }: Verification,
  { documents, others, root }: Samples & { root: Root },
  findings: Findings,
): Promise<void> {
  await forEachConcurrently(documents.items().entries(), site.concurrency, async ([index, entry]) => {
    // The check of objects has noted an unreadable document already.
    const document = await readDocument(store, entry).catch(() => null)
    const urlSite = index < maxSampleAtSite ? site : addressSite
    if (document) await checkRepresentations({ site: urlSite, addressSite }, document, findings)
  })
  const othersAtSite = others.items().slice(0, maxSampleAtSite)
  await forEachConcurrently(othersAtSite, site.concurrency, async (entry) => {
    const difference = await compareAddress(site, entry, root.archive.url)
    if (difference) findings.add('addresses', difference)
  })
}

/** Verifies a release: that it is the one served, its objects, its addresses, and a sample of its representations. */
export async function verify(verification: Verification): Promise<VerifyReport> {
  const { store, pointer, origin } = verification
  const findings = new Findings()
  const isAnswering = await checkRelease(verification, findings)
  const root = await checkRoot(store, pointer.root, findings)
  if (root) {
    const samples = await checkEverything(verification, { root, isAnswering }, findings)
    if (isAnswering) await checkSamples(verification, { ...samples, root }, findings)
  }
  const { checked, differences } = findings
  return { origin, root: pointer.root, publishedAt: pointer.publishedAt, checked, differences }
}
