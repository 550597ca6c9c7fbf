import { describeStatus, type Site } from '../site/site.ts'
import type { Findings } from './findings.ts'

const releasePath = '/.well-known/morgue.json'

/**
 * Asks a site for the root that it serves.
 * @returns the root, or a description of an invalid response; `null` without a response
 */
async function fetchServedRoot(site: Site): Promise<string | null> {
  const response = await site.ask(releasePath, { method: 'GET', accept: '*/*' })
  if (response.status !== 200) return response.status === 0 ? null : describeStatus(response)
  try {
    return String((JSON.parse(new TextDecoder().decode(response.body)) as { root: unknown }).root)
  } catch {
    return 'a response that is not JSON'
  }
}

/**
 * Checks that the expected release is served.
 * @param root the root that the pointer names
 * @param expected the root that publishing the content folder would create; `null` without a content folder
 * @returns true if the site responds at all
 */
export async function checkRelease(
  site: Site,
  { root, expected }: { root: string; expected: string | null },
  findings: Findings,
): Promise<boolean> {
  if (expected !== null) {
    const difference = { subject: 'release', expected: `${expected}, from the content folder`, found: root }
    findings.note('release', expected === root ? null : difference)
  }
  const servedRoot = await fetchServedRoot(site)
  const found = servedRoot ?? 'no response, so its addresses were not checked'
  findings.note('release', servedRoot === root ? null : { subject: releasePath, expected: root, found })
  return servedRoot !== null
}
