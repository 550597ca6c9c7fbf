import { describeStatus, type Site } from '../site/site.ts'
import type { Findings } from './findings.ts'

const releasePath = '/.well-known/morgue.json'

/**
 * Asks a site which release it serves.
 * @returns the root digest, or a description of an invalid response; `null` if there is no response
 */
async function fetchServedRootOrProblem(site: Site): Promise<string | null> {
  const response = await site.fetchResponse(releasePath, { method: 'GET', accept: '*/*' })
  if (response.status !== 200) return response.status === 0 ? null : describeStatus(response)
  try {
    return String((JSON.parse(new TextDecoder().decode(response.body)) as { root: unknown }).root)
  } catch {
    return 'a response that is not JSON'
  }
}

/**
 * Checks that the expected release is stored and served.
 * @param rootDigest the root digest in the stored pointer
 * @param expectedRootDigest the root digest that publishing the content folder would produce; `null` if there is none
 * @returns `isResponding`: true if the site responds at all, even with another release
 */
export async function checkRelease(
  site: Site,
  { rootDigest, expectedRootDigest }: { rootDigest: string; expectedRootDigest: string | null },
  findings: Findings,
): Promise<{ isResponding: boolean }> {
  if (expectedRootDigest !== null) {
    const difference = {
      subject: 'release',
      expected: `${expectedRootDigest}, from the content folder`,
      found: rootDigest,
    }
    findings.recordCheck('release', expectedRootDigest === rootDigest ? null : difference)
  }
  const servedRootOrProblem = await fetchServedRootOrProblem(site)
  const found = servedRootOrProblem ?? 'no response, so its addresses were not checked'
  findings.recordCheck(
    'release',
    servedRootOrProblem === rootDigest ? null : { subject: releasePath, expected: rootDigest, found },
  )
  return { isResponding: servedRootOrProblem !== null }
}
