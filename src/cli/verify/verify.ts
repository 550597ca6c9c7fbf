import { readDocument } from '../../archive/release.ts'
import type { ReleasePointer } from '../../archive/release-pointer.ts'
import type { Entry } from '../../archive/shard.ts'
import { forEachConcurrently } from '../content/files/for-each-concurrently.ts'
import { ask, statusOf } from './ask.ts'
import { checkAddress } from './check-addresses.ts'
import { checkObjects, checkRoot, type VerifiedStore } from './check-objects.ts'
import { checkDocument } from './check-representations.ts'
import { type Difference, Findings } from './findings.ts'
import { Sample } from './sample.ts'

/** What is verified against what. */
export interface Verification {
  store: VerifiedStore
  /** The release that is looked at. */
  pointer: ReleasePointer
  /** Where it is served, without a trailing slash. */
  origin: string
  /** The root that the content gives, where content was named. */
  expected: string | null
  /** Told of every address that is done. */
  step: () => void
}

/** What was found. */
export interface Report {
  origin: string
  root: string
  publishedAt: string
  checked: Findings['checked']
  differences: Difference[]
}

/** How many addresses are asked for at a time. */
const together = 8

const releasePath = '/.well-known/morgue.json'

/** The root that a site says it serves, or what it answers instead; `null` when nobody answers. */
async function servedBy(origin: string): Promise<string | null> {
  const answer = await ask(origin, releasePath, { method: 'GET', accept: '*/*' })
  if (answer.status !== 200) return answer.status === 0 ? null : statusOf(answer)
  try {
    return String((JSON.parse(new TextDecoder().decode(answer.body)) as { root: unknown }).root)
  } catch {
    return 'no JSON'
  }
}

/** Whether the release that is meant is served. Resolves to whether anybody answers. */
async function checkRelease(
  { pointer: { root }, origin, expected }: Verification,
  findings: Findings,
): Promise<boolean> {
  const meant = `${expected}, which the content gives`
  if (expected !== null)
    findings.note('release', expected === root ? null : { subject: 'release', expected: meant, found: root })
  const served = await servedBy(origin)
  const found = served ?? 'no answer: its addresses were not asked for'
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
  await forEachConcurrently(sample.entries().filter(isDocument), together, async (entry) => {
    // What cannot be read is a difference of the objects already.
    const document = await readDocument(store, entry).catch(() => null)
    if (document) await checkDocument(origin, document, findings)
  })
}

/** Verifies a release: its objects, its addresses, a sample of its representations, and that it is the one served. */
export async function verify(verification: Verification): Promise<Report> {
  const { store, pointer, origin, step } = verification
  const [findings, sample] = [new Findings(), new Sample()]
  const answers = await checkRelease(verification, findings)
  const root = await checkRoot(store, pointer.root, findings)
  if (root)
    await forEachConcurrently(checkObjects(store, root, findings), together, async (entry) => {
      if (isDocument(entry)) sample.offer(entry)
      if (answers) await checkAddress(origin, entry, findings)
      step()
    })
  if (answers) await checkSample(verification, sample, findings)
  const { checked, differences } = findings
  return { origin, root: pointer.root, publishedAt: pointer.publishedAt, checked, differences }
}
