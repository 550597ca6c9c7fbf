import { describe, expect, it } from 'vitest'
import type { Root } from '../../../src/archive/root.ts'
import { prefersHtml } from '../../../src/edge/gateway/accept.ts'
import {
  createMethodNotAllowedResponse,
  createNotAcceptableResponse,
  createPreflightResponse,
  createUnavailableResponse,
  createUrlTooLongResponse,
  isReadRequest,
} from '../../../src/edge/gateway/refusals.ts'
import { publishedEdition, testArchive } from '../../support/generated.ts'

const root = {
  archive: testArchive,
  editions: [{ ...publishedEdition, language: 'fr' }],
} as unknown as Root

const requestOf = (accept: string) => new Request('https://a.example/e/x', { headers: { accept } })

it.each([
  ['absence', '*/*', true],
  ['absence', 'application/*', false],
  ['absence', 'application/json, text/html;q=0.5', false],
  ['absence', 'image/png', false],
  ['failure', '*/*', false],
  ['failure', 'text/html', true],
  ['failure', 'application/json, text/html', false],
  ['failure', 'text/html, application/json;q=0.9', true],
  ['failure', 'image/png', false],
] as const)('an %s for %s is a page: %s', (kind, accept, isPage) =>
  expect(prefersHtml(accept, kind)).toBe(isPage),
)

describe('a 406', () => {
  it('lists the representations of the resource alone, by URL', async () => {
    const response = createNotAcceptableResponse({ address: '/e/é', hit: true }, ['html', 'csl'])
    expect(response.status).toBe(406)
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-store',
      'cache-status': 'morgue; hit',
      'content-type': 'application/problem+json',
      link: '</e/%C3%A9>; rel="alternate"; type="text/html", </e/%C3%A9.csl.json>; rel="alternate"; type="application/vnd.citationstyles.csl+json"',
      vary: 'Accept',
    })
    expect(await response.json()).toEqual({
      title: 'Not acceptable',
      status: 406,
      detail: 'The page has no representation that Accept allows.',
      instance: '/e/%C3%A9',
      alternatives: [
        { mediaType: 'text/html', href: '/e/%C3%A9' },
        { mediaType: 'application/vnd.citationstyles.csl+json', href: '/e/%C3%A9.csl.json' },
      ],
    })
    const missed = createNotAcceptableResponse({ address: '/e/x', hit: false }, [])
    expect(missed.headers.get('cache-status')).toBe('morgue; fwd=miss')
  })
})

describe('a 405', () => {
  it.each(['application/json', 'text/html'])('names the methods of its address, as %s', async (accept) => {
    const response = await createMethodNotAllowedResponse(requestOf(accept), root, 'POST, OPTIONS')
    expect(await response.text()).toContain('Requêtes acceptées à cette adresse\u00a0: POST, OPTIONS')
  })
})

describe('a failure', () => {
  it.each<[string, () => Promise<Response>, number, string, string | null]>([
    ['503', () => createUnavailableResponse(requestOf('*/*'), root), 503, 'retry-after', '30'],
    ['414', () => createUrlTooLongResponse(requestOf('*/*'), root), 414, 'retry-after', null],
    ['405', () => createMethodNotAllowedResponse(requestOf('*/*'), root, 'GET'), 405, 'allow', 'GET'],
  ])(
    'with %s is a problem in the edition’s language, which no cache stores',
    async (_, respond, status, name, value) => {
      const response = await respond()
      expect([response.status, response.headers.get(name)]).toEqual([status, value])
      expect([response.headers.get('cache-control'), response.headers.get('vary')]).toEqual([
        'no-store',
        'Accept',
      ])
      expect(response.headers.get('content-language')).toBe('fr')
      const problem = (await response.json()) as Record<string, unknown>
      expect(Object.keys(problem)).toEqual(['title', 'status', 'detail'])
      expect(problem.status).toBe(status)
    },
  )

  it('is a page where Accept prefers one, in English while no release can be read', async () => {
    const response = await createUnavailableResponse(requestOf('text/html'), null)
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('content-language'),
    ]).toEqual([503, 'text/html; charset=utf-8', 'en'])
    expect(await response.text()).toContain('<html lang="en"')
    const page = await createUnavailableResponse(requestOf('text/html'), root)
    expect(await page.text()).toContain('<html lang="fr"')
  })
})

describe('a preflight', () => {
  it('allows reading, or what an endpoint supports, for a day', () => {
    const response = createPreflightResponse()
    expect([response.status, response.body]).toEqual([204, null])
    expect(Object.fromEntries(response.headers)).toEqual({
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'Accept, If-None-Match',
      'access-control-max-age': '86400',
      'cache-control': 'no-store',
    })
    const other = createPreflightResponse('POST', 'Content-Type').headers
    const names = ['allow', 'access-control-allow-methods', 'access-control-allow-headers']
    expect(names.map((name) => other.get(name))).toEqual(['POST', 'POST', 'Content-Type'])
  })
})

it.each([
  ['GET', true],
  ['HEAD', true],
  ['POST', false],
  ['OPTIONS', false],
])('%s is a request to read: %s', (method, isRead) =>
  expect(isReadRequest(new Request('https://a.example/', { method }))).toBe(isRead),
)
