import { readDocument } from '../../archive/release.ts'
import type { ReleasePointer } from '../../archive/release-pointer.ts'
import type { Entry } from '../../archive/shard.ts'
import { forEachConcurrently } from '../content/files/for-each-concurrently.ts'
import { askSite, describeStatus } from '../site/ask-site.ts'
import { checkAddress } from './check-addresses.ts'
import { checkObjects, checkRoot, type VerifiedStore } from './check-objects.ts'
import { checkRepresentations } from './check-representations.ts'
import { type Difference, Findings } from './findings.ts'
import { Sample } from './sample.ts'

/** A release, and the site to compare it with. */
export interface Verification {
  store: VerifiedStore
  pointer: ReleasePointer
  /** The site's origin, without a trailing slash. */
  origin: string
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

/** Concurrent requests to the site. */
const concurrency = 8

const releasePath = '/.well-known/morgue.json'

/** Asks a site which root it serves. @returns the root, or what is wrong with the answer; `null` without an answer */
async function fetchServedRoot(origin: string): Promise<string | null> {
  const response = await askSite(origin, releasePath, { method: 'GET', accept: '*/*' })
  if (response.status !== 200) return response.status === 0 ? null : describeStatus(response)
  try {
    return String((JSON.parse(new TextDecoder().decode(response.body)) as { root: unknown }).root)
  } catch {
    return 'an answer that is not JSON'
  }
}

/** Checks that the expected release is served. @returns true when the site answers at all */
async function checkRelease(
  { pointer: { root }, origin, expected }: Verification,
  findings: Findings,
): Promise<boolean> {
  if (expected !== null) {
    const difference = { subject: 'release', expected: `${expected}, from the content folder`, found: root }
    findings.note('release', expected === root ? null : difference)
  }
  const served = await fetchServedRoot(origin)
  const found = served ?? 'no answer, so its addresses were not checked'
  findings.note('release', served === root ? null : { subject: releasePath, expected: root, found })
  return served !== null
}

type DocumentEntry = Extract<Entry, { digest: string }>

const isDocument = (entry: Entry): entry is Exclude<DocumentEntry, { kind: 'sitemap' }> =>
  'digest' in entry && entry.kind !== 'sitemap'

async function checkSample(
  { store, origin }: Verification,
  sample: Sample,
  findings: Findings,
): Promise<void> {
  await forEachConcurrently(sample.entries().filter(isDocument), concurrency, async (entry) => {
    // The check of objects has noted an unreadable document already.
    const document = await readDocument(store, entry).catch(() => null)
    if (document) await checkRepresentations(origin, document, findings)
  })
}

/** Verifies a release: that it is the one served, its objects, its addresses, and a sample of its representations. */
export async function verify(verification: Verification): Promise<VerifyReport> {
  const { store, pointer, origin, step } = verification
  const [findings, sample] = [new Findings(), new Sample()]
  const isAnswering = await checkRelease(verification, findings)
  const root = await checkRoot(store, pointer.root, findings)
  if (root)
    await forEachConcurrently(checkObjects(store, root, findings), concurrency, async (entry) => {
      if (isDocument(entry)) sample.offer(entry)
      if (isAnswering) await checkAddress(origin, entry, findings)
      step()
    })
  if (isAnswering) await checkSample(verification, sample, findings)
  const { checked, differences } = findings
  return { origin, root: pointer.root, publishedAt: pointer.publishedAt, checked, differences }
}
