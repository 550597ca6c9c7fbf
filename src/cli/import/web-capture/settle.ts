import type { Reading } from '../importer.ts'
import type { Capture } from './capture.ts'
import type { Findings } from './findings.ts'
import { essence } from './header-block.ts'
import { pageKey } from './page-url.ts'
import { payloadKind } from './payload-kind.ts'
import { follow } from './redirects.ts'
import { Payloads } from './revisits.ts'
import type { Survey } from './survey.ts'
import type { Whereabouts } from './whereabouts.ts'

const unread = { beginning: Buffer.alloc(0), length: Number.POSITIVE_INFINITY }

/** What becomes of a revisit whose payload this file lacks: only a page that is nowhere else in it is missed. */
function withoutPayload({ url, contentType }: Capture, survey: Survey): { why: string } | { reason: string } {
  const kind = payloadKind({ mediaType: essence(contentType), url, ...unread })
  if (contentType !== null && 'why' in kind) return kind
  const isPicture = 'kind' in kind && kind.kind === 'picture'
  if (isPicture || survey.captured.has(pageKey(url))) return { why: 'payload elsewhere' }
  return { reason: 'is a revisit whose payload is not in this file: import the file that holds it too' }
}

/** Gives revisits their payloads, and says which have none in this file. */
export function* settleRevisits(
  survey: Survey,
  findings: Findings,
  whereabouts: Whereabouts,
): Generator<Reading> {
  if (survey.revisits.length === 0) return
  const payloads = new Payloads(survey.captured.values())
  for (const revisit of survey.revisits.splice(0)) {
    const resolved = payloads.resolve(revisit)
    const judged = resolved ?? withoutPayload(revisit, survey)
    if ('kind' in judged) survey.add(judged)
    else if ('why' in judged) yield findings.skipped(revisit.url, judged.why)
    else yield findings.rejection(whereabouts.capture(revisit), judged.reason)
  }
}

/** Gives pages the URLs that redirect to them, and says which redirects lead to nothing that was captured. */
export function* settleRedirects(survey: Survey, findings: Findings): Generator<Reading> {
  for (const [key, redirect] of survey.redirects) {
    const own = survey.captured.get(key)
    const destination = own ? { key } : follow(survey, redirect)
    if ('key' in destination) {
      const captured = survey.captured.get(destination.key)
      for (const url of redirect.urls) captured?.redirected.push(url)
      if (own && pageKey(redirect.target) !== key) survey.movedLater++
    } else
      for (const url of redirect.urls) yield findings.skipped(`${url} → ${redirect.target}`, destination.why)
  }
}
