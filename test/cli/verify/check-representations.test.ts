import { describe, expect, it } from 'vitest'
import type { SiteRequest, SiteResponse } from '../../../src/cli/site/site.ts'
import { checkRepresentations } from '../../../src/cli/verify/check-representations.ts'
import { Findings } from '../../../src/cli/verify/findings.ts'
import type { PageDocument } from '../../../src/model/document.ts'

const html = (text: string, more = '') =>
  `<!doctype html><head>${more}</head><main><h1>About</h1><p>${text}</p></main>`

const respond = (body: string, type: string | null = 'text/html; charset=utf-8'): SiteResponse => ({
  status: 200,
  headers: new Headers(type === null ? {} : { 'content-type': type }),
  body: new TextEncoder().encode(body),
})

const markdownLink = '<link rel="alternate" type="text/markdown" href="/e/pages/about.md"/>'

/** Checks a page with this text at a site with these responses. */
async function check(text: string, responses: Record<string, SiteResponse>): Promise<Findings> {
  const document: PageDocument = {
    kind: 'page',
    edition: 'e',
    address: '/e/pages/about',
    headline: 'About',
    language: null,
    body: { html: `<p>${text}</p>`, markdown: text, text } as PageDocument['body'],
  }
  const ask = async (path: string, { method, accept }: SiteRequest) => {
    const response = responses[`${path} ${accept}`]
    if (!response || method !== 'GET') throw new Error(`asked for ${method} ${path} as ${accept}`)
    return response
  }
  const findings = new Findings()
  await checkRepresentations(
    {
      site: { maxConcurrentRequests: 1, fetchResponse: ask },
      addressSite: { maxConcurrentRequests: 1, fetchResponse: ask },
    },
    document,
    findings,
  )
  return findings
}

const page = '/e/pages/about text/html'

describe('the representations of a page', () => {
  it('are each checked at their own URL and by negotiation', async () => {
    const markdown = respond('# About\n\nOf ships.', 'text/markdown; charset=utf-8')
    const findings = await check('Of ships.', {
      [page]: respond(html('Of ships.', markdownLink)),
      '/e/pages/about.md */*': markdown,
      '/e/pages/about text/markdown': markdown,
    })
    expect([findings.checked.representations, findings.differences]).toEqual([2, []])
  })

  it('differ where negotiation gives other bytes', async () => {
    const { differences } = await check('Of ships.', {
      [page]: respond(html('Of ships.', markdownLink)),
      '/e/pages/about.md */*': respond('# About\n\nOf ships.', 'text/markdown'),
      '/e/pages/about text/markdown': respond('# About\n\nOf ships. ', 'text/plain'),
    })
    expect(differences).toEqual([
      {
        check: 'representations',
        subject: '/e/pages/about (Accept: text/markdown)',
        expected: 'the bytes of /e/pages/about.md',
        found: '200 text/plain',
      },
    ])
  })

  it.each([
    [respond(html('Of ships.'), 'Text/plain; charset=utf-8'), '200 Text/plain'],
    [respond(html('Of ships.'), null), '200 no type'],
    [{ ...respond(''), status: 404 }, '404 text/html'],
    [{ ...respond('', null), status: 0 }, 'no response no type'],
  ])('differ by their status and media type: %#', async (response, found) => {
    const { differences } = await check('Of ships.', { [page]: response })
    expect(differences).toEqual([
      { check: 'representations', subject: '/e/pages/about', expected: '200 text/html', found },
    ])
  })

  it('differ where an answer cannot be read, with the reason', async () => {
    const { differences } = await check('Of ships.', {
      [page]: respond(html('Of ships.', markdownLink.replaceAll('markdown', 'xml').replace('.md', '.xml'))),
      '/e/pages/about.xml */*': respond('<a>', 'text/xml'),
    })
    expect(differences).toEqual([
      {
        check: 'representations',
        subject: '/e/pages/about.xml',
        expected: 'valid text/xml',
        found: 'an answer that cannot be read (1:3: unclosed tag: a)',
      },
    ])
  })

  it.each([
    ['w'.repeat(100), `the words “${'w'.repeat(100)}”`],
    ['w'.repeat(101), `the words “${'w'.repeat(100)}…”`],
  ])(
    'differ by their words, of which at most a hundred characters are quoted: %#',
    async (text, expected) => {
      const { differences } = await check(text, { [page]: respond(html('Other.')) })
      expect(differences).toEqual([
        { check: 'representations', subject: '/e/pages/about', expected, found: 'other words' },
      ])
    },
  )
})
