import { describe, expect, it } from 'vitest'
import {
  type Outcome,
  outcomeFromResponse,
  outcomeToResponse,
  VariantFailure,
} from '../../../src/edge/variant/outcome.ts'

const body = new TextEncoder().encode('text')
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-language': 'fr',
  'content-security-policy': "default-src 'none'",
  etag: 'W/"x"',
  link: '</x>; rel="canonical"',
  'x-robots-tag': 'noindex',
}

const outcomes: Outcome[] = [
  { kind: 'document', headers, body, available: ['html', 'json'] },
  { kind: 'document', headers: { 'content-type': 'application/xml' }, body, available: [] },
  ...[300, 404, 410, 451].map((status) => ({ kind: 'absence' as const, status, headers, body })),
  { kind: 'redirect', location: '/le-fanal/%C3%A9t%C3%A9' },
  { kind: 'media', mediaType: 'image/png', size: 1000 },
  { kind: 'notOffered', available: ['html', 'json', 'atom'] },
]

/** Plain values: a body compares by its bytes. */
const plain = (outcome: Outcome) =>
  'body' in outcome ? { ...outcome, body: [...new Uint8Array(outcome.body)] } : outcome

describe('an outcome', () => {
  it.each(outcomes)('is the same after it was a response: $kind', async (outcome) => {
    expect(plain(await outcomeFromResponse(outcomeToResponse(outcome)))).toEqual(plain(outcome))
  })

  it.each(outcomes)('is stored for a year unless it says otherwise: $kind', (outcome) => {
    expect(outcomeToResponse(outcome).headers.get('cache-control')).toBe('public, max-age=31536000')
    expect(outcomeToResponse(outcome, 'no-store').headers.get('cache-control')).toBe('no-store')
  })

  it('takes no other header from a stored response', async () => {
    const response = outcomeToResponse({ kind: 'absence', status: 404, headers, body })
    response.headers.set('age', '1')
    response.headers.set('morgue-kv-reads', '2')
    expect(plain(await outcomeFromResponse(response))).toEqual(
      plain({ kind: 'absence', status: 404, headers, body }),
    )
  })

  it.each([404, 429, 503])('is not in any other response: %i', async (status) => {
    const failure = await outcomeFromResponse(new Response(null, { status })).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(VariantFailure)
    expect(failure).toMatchObject({ status })
  })
})
