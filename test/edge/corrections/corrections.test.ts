import { applyD1Migrations } from 'cloudflare:test'
import { beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import type { CorrectionServices } from '../../../src/edge/corrections/store-request.ts'
import { corrections, freshIsolate, load } from '../support.ts'

const form = '/the-lantern/corrections/new'
const article = '/the-lantern/2016/05/04/fort-mcmurray-wildfire_n_9851734.html'
const build = 'corrections'

beforeAll(async () => {
  await load()
  await applyD1Migrations(corrections, inject('migrations'))
})

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await corrections.prepare('DELETE FROM requests').run()
})

const rows = async () => (await corrections.prepare('SELECT * FROM requests ORDER BY id').all()).results

const isolate = (correctionServices: Partial<CorrectionServices> = {}) =>
  freshIsolate(undefined, build, { correctionServices })

interface Post {
  body: BodyInit
  type?: string
  headers?: Record<string, string>
  correctionServices?: Partial<CorrectionServices>
}

function post({ body, type, headers = {}, correctionServices }: Post): Promise<Response> {
  const sent = type === undefined ? headers : { 'content-type': type, ...headers }
  return isolate(correctionServices).fetch(form, { method: 'POST', body, headers: sent })
}

const typed = (fields: Record<string, string>, more: Omit<Post, 'body'> = {}) =>
  post({ body: new URLSearchParams(fields), ...more })

const sentJson = (value: unknown, more: Omit<Post, 'body'> = {}) =>
  post({ body: JSON.stringify(value), type: 'application/json', ...more })

/** A database whose writes a test replaces. */
const databaseThat = (run: () => Promise<never>) =>
  ({ prepare: () => ({ bind: () => ({ run }) }) }) as unknown as D1Database

describe('the form', () => {
  it('is served for an edition that has one, and names the article, the keeper and the retention', async () => {
    const response = await isolate().fetch(`${form}?article=${encodeURIComponent(article)}`)
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page).toContain(`<input type="hidden" name="article" value="${article}"/>`)
    expect(page).toContain('A whole city on the road as fire enters Fort McMurray')
    expect(page).toMatch(/Imogen Tallis reads .* after 365 days/)
    expect(page).not.toContain('<script')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-robots-tag')).toBe('noindex')
    expect(response.headers.get('content-security-policy')).toMatch(/form-action 'self'$/)
  })

  it.each([
    '',
    'nowhere',
    '/le-fanal/',
    '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html',
    'https://lefanal.example/2016/04/08/reunion-otan-russie_n_9644122.html',
    '/the-lantern/',
    '/the-lantern/2016',
    'https://[',
    'javascript:alert(1)',
    '//evil.example/x',
    `${article}<script>`,
    'x'.repeat(100_000),
  ])('names no article for %.40s', async (named) => {
    const response = await isolate().fetch(`${form}?article=${encodeURIComponent(named)}`)
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page).not.toMatch(/name="article"|<script|javascript:|evil/)
  })

  it('accepts an article’s URL on a host of the edition', async () => {
    const url = 'https://thelantern.example/2016/05/04/fort-mcmurray-wildfire_n_9851734.html?utm=1'
    const page = await (await isolate().fetch(`${form}?article=${encodeURIComponent(url)}`)).text()
    expect(page).toContain(`name="article" value="${article}"`)
  })

  it('is a 404 for other editions', async () => {
    for (const path of ['/le-fanal/corrections/new', '/corrections/new', '/nobody/corrections/new']) {
      expect((await isolate().fetch(path)).status).toBe(404)
      const sent = await isolate().fetch(path, { method: 'POST', body: new URLSearchParams({ wrong: 'x' }) })
      expect([sent.status, sent.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    }
    expect((await isolate().fetch('/le-fanal/corrections/received?reference=0000-0000-0000')).status).toBe(
      404,
    )
    expect(await rows()).toEqual([])
  })

  it('supports only GET, HEAD, POST and OPTIONS; no other address supports POST', async () => {
    const other = await isolate().fetch(form, { method: 'PUT', body: 'x' })
    expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, OPTIONS'])
    const options = await isolate().fetch(form, { method: 'OPTIONS' })
    expect(options.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS')
    expect(options.headers.get('cache-control')).toBe('no-store')
    expect(options.headers.get('access-control-allow-origin')).toBeNull()
    for (const path of ['/the-lantern/corrections/received', '/the-lantern/', article]) {
      const sent = await isolate().fetch(path, { method: 'POST', body: new URLSearchParams({ wrong: 'x' }) })
      expect([sent.status, sent.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    }
  })
})

describe('a correction request', () => {
  it('is stored cleaned, and redirected with 303 to a page with its reference number', async () => {
    const fields = {
      article,
      wrong: ' A\r\nb\u0000\u0007e\u0301 ',
      right: '',
      email: 'a@b.example',
      strange: 'x',
    }
    // The edition has no Turnstile, so nothing is verified.
    const response = await typed(fields, { correctionServices: { verify: async () => false } })
    expect(response.status).toBe(303)
    const location = response.headers.get('location') ?? ''
    expect(location).toMatch(
      /^\/the-lantern\/corrections\/received\?reference=[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/,
    )
    const reference = location.slice(-14)
    expect(await rows()).toEqual([
      expect.objectContaining({
        reference,
        edition: 'the-lantern',
        article,
        wrong: 'A\nb\u00e9',
        right: null,
        source: null,
        name: null,
        email: 'a@b.example',
        verified: null,
        state: 'open',
        closed: null,
        purged: null,
      }),
    ])
    const page = await (await isolate().fetch(location)).text()
    expect(page).toContain(`<strong>${reference}</strong>`)
    expect(page).toContain('Imogen Tallis reads')
  })

  it('can be JSON: 201 with the reference and its Location', async () => {
    const response = await sentJson({
      article: `https://thelantern.example${article.slice(12)}`,
      wrong: 'x',
      name: null,
    })
    const { reference } = (await response.json()) as { reference: string }
    expect(response.status).toBe(201)
    expect(response.headers.get('location')).toBe(`/the-lantern/corrections/received?reference=${reference}`)
    expect(await rows()).toMatchObject([{ reference, article, wrong: 'x', name: null }])
  })

  it('is rejected with its errors, and the text is returned, if it is invalid', async () => {
    const response = await typed({ wrong: ' ', right: '</textarea><b>', email: '"nobody', article })
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain('<strong id="wrong-error">Tell us what is wrong.</strong>')
    expect(page).toContain('<strong id="email-error">This is not a valid email address.</strong>')
    expect(page).toContain('&lt;/textarea&gt;&lt;b&gt;')
    expect(page).toContain('value="&quot;nobody"')
    expect(page).toContain(`name="article" value="${article}"`)
    const json = await sentJson({ wrong: 'x'.repeat(4001) })
    expect([json.status, json.headers.get('content-type')]).toEqual([422, 'application/problem+json'])
    expect(await json.json()).toMatchObject({ status: 422, errors: [{ field: 'wrong' }] })
    expect(await rows()).toEqual([])
  })

  it('is a form or JSON, and nothing else', async () => {
    const multipart = new FormData()
    multipart.set('wrong', 'x')
    expect((await post({ body: multipart })).status).toBe(415)
    for (const type of ['text/plain', 'application/jsonp', '', 'application/x-www-form-urlencodedx'])
      expect((await post({ body: 'wrong=x', type })).status).toBe(415)
    const refused = await post({ body: 'wrong=x', type: 'text/plain' })
    expect(refused.headers.get('accept-post')).toBe('application/x-www-form-urlencoded, application/json')
    for (const body of [
      '',
      '[]',
      '"x"',
      'null',
      '{"wrong":1}',
      '{"wrong":"x","name":{}}',
      '{',
      '['.repeat(16_000),
    ])
      expect([body, (await post({ body, type: 'application/json' })).status]).toEqual([body, 400])
    const charset = await post({ body: 'wrong=x', type: 'Application/X-WWW-form-urlencoded ; charset=UTF-8' })
    expect(charset.status).toBe(303)
    expect(await rows()).toHaveLength(1)
  })

  it('has 96 KiB at most, however it is sent', async () => {
    const stream = (size: number) =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('wrong=x&extra='))
          for (let left = size; left > 0; left -= 1000)
            controller.enqueue(new Uint8Array(Math.min(left, 1000)).fill(120))
          controller.close()
        },
      })
    const type = 'application/x-www-form-urlencoded'
    expect((await post({ body: stream(98_304 - 14), type })).status).toBe(303)
    expect((await post({ body: stream(98_304 - 13), type })).status).toBe(413)
    expect((await post({ body: stream(1_000_000), type, headers: { 'content-length': '7' } })).status).toBe(
      413,
    )
    const large = await sentJson({ wrong: 'x'.repeat(100_000) })
    expect([large.status, large.headers.get('content-type')]).toEqual([413, 'application/problem+json'])
    expect(await rows()).toHaveLength(1)
  })

  it('is rejected from another site', async () => {
    for (const site of ['cross-site', 'same-site', 'nonsense'])
      expect((await typed({ wrong: 'x' }, { headers: { 'sec-fetch-site': site } })).status).toBe(403)
    expect(await rows()).toEqual([])
    for (const site of ['same-origin', 'none'])
      expect((await typed({ wrong: 'x' }, { headers: { 'sec-fetch-site': site } })).status).toBe(303)
    expect(await rows()).toHaveLength(2)
  })

  it('from a program that fills in the hidden field is silently dropped', async () => {
    const response = await typed({ wrong: 'Buy', website: 'https://spam.example' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toMatch(/received\?reference=/)
    expect((await sentJson({ wrong: 'Buy', website: 'x' })).status).toBe(201)
    expect(await rows()).toEqual([])
  })

  it('is returned to the reader if there are too many, or if the database fails or hangs', async () => {
    const down: [number, Partial<CorrectionServices>][] = [
      [429, { admitRequest: async () => false }],
      [503, { database: databaseThat(() => Promise.reject(new Error('down'))) }],
      [503, { database: databaseThat(() => new Promise(() => {})) }],
    ]
    for (const [status, correctionServices] of down) {
      const response = await typed(
        { article, wrong: 'Line one\n<two>', name: 'O’Hara "x"' },
        { correctionServices },
      )
      const page = await response.text()
      expect([response.status, response.headers.get('cache-control')]).toEqual([status, 'no-store'])
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(page).toContain('>Line one\n&lt;two&gt;</textarea>')
      expect(page).toContain('value="O’Hara &quot;x&quot;"')
      expect(page).toContain(`name="article" value="${article}"`)
      expect(page).toContain('<p role="alert">')
    }
    const json = await sentJson({ wrong: 'x' }, { correctionServices: down[0]?.[1] ?? {} })
    expect([json.status, json.headers.get('retry-after')]).toEqual([429, '60'])
    expect(await rows()).toEqual([])
  })

  it('to one edition cannot name an article of another', async () => {
    const foreign = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'
    expect((await typed({ article: foreign, wrong: 'x' })).status).toBe(303)
    expect(await rows()).toMatchObject([{ edition: 'the-lantern', article: null }])
  })

  it('counts towards the limit of its edition', async () => {
    const editions: string[] = []
    const admitRequest = async (edition: string) => editions.push(edition) > 0
    expect((await typed({ wrong: 'x' }, { correctionServices: { admitRequest } })).status).toBe(303)
    expect(editions).toEqual(['the-lantern'])
  })

  it('is returned to the reader if the table is missing', async () => {
    await corrections.prepare('ALTER TABLE requests RENAME TO lost').run()
    const response = await typed({ wrong: 'Keep this' })
    await corrections.prepare('ALTER TABLE lost RENAME TO requests').run()
    expect([response.status, await response.text()]).toEqual([
      503,
      expect.stringContaining('>Keep this</textarea>'),
    ])
  })
})

describe('the page of receipt', () => {
  it('shows a reference number and nothing else', async () => {
    for (const reference of ['', 'x', '<b>', '0000-0000-0000x', '0000-0000-000U', 'A'.repeat(9999)]) {
      const url = `/the-lantern/corrections/received?reference=${encodeURIComponent(reference)}`
      const response = await isolate().fetch(url)
      expect(response.status).toBe(404)
      if (reference.length > 1) expect(await response.text()).not.toContain(reference)
    }
  })
})
