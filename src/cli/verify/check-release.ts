import { describeStatus, type Site } from '../site/site.ts'
import type { Findings } from './findings.ts'

const releasePath = '/.well-known/morgue.json'

/** Asks a site which release it serves. `rootOrProblem` is the root digest, or describes an invalid response. */
async function fetchServedRoot(site: Site): Promise<{ isResponding: boolean; rootOrProblem: string }> {
  const response = await site.fetchResponse(releasePath, { method: 'GET', accept: '*/*' })
  if (response.status === 0)
    return { isResponding: false, rootOrProblem: 'no response, so its addresses were not checked' }
  if (response.status !== 200) return { isResponding: true, rootOrProblem: describeStatus(response) }
  try {
    const { root } = JSON.parse(new TextDecoder().decode(response.body)) as { root: unknown }
    return { isResponding: true, rootOrProblem: String(root) }
  } catch {
    return { isResponding: true, rootOrProblem: 'a response that is not JSON' }
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
  const { isResponding, rootOrProblem: found } = await fetchServedRoot(site)
  findings.recordCheck(
    'release',
    found === rootDigest ? null : { subject: releasePath, expected: rootDigest, found },
  )
  return { isResponding }
}
