import { beforeAll, describe, expect, it } from 'vitest'
import { serveRoot } from '../changed-release.ts'
import { freshIsolate, load } from '../support.ts'

beforeAll(() => load())

const read = async (path: string) => (await freshIsolate().fetch(path)).json<Record<string, unknown>>()

interface Operation {
  summary: string
  requestBody?: object
  responses: { 200: { content: object } }
}

interface Item {
  get?: Operation
  post?: Operation
  parameters: { name: string; in: string; required: boolean; schema: object }[]
}

describe('the description of the archive’s interfaces', () => {
  it('names each path with its methods, types, parameters and purpose', async () => {
    const { paths, ...others } = await read('/openapi.json')
    expect(others).toEqual({
      openapi: '3.1.0',
      info: { title: 'The Morgue of The Lantern', version: '1' },
      servers: [{ url: 'https://morgue.example' }],
      security: [],
    })
    const lines = Object.entries(paths as Record<string, Item>).map(([path, { get, post, parameters }]) => {
      const { summary, responses } = get ?? post ?? ({} as Operation)
      const types = Object.keys(responses[200].content).join(' ')
      const names = parameters.map(({ name, required }) => `${name}${required ? '!' : ''}`).join(' ')
      return `${get ? 'GET' : 'POST'} ${path}: ${summary} (${types}) ${names}`.trim()
    })
    const search = 'q from to section author topic edition sort page'
    expect(lines).toEqual([
      'GET /{edition}/{path}: An article, list or page, in the form that Accept prefers (text/html application/json application/ld+json text/markdown text/plain application/vnd.citationstyles.csl+json application/x-research-info-systems application/x-bibtex application/atom+xml application/feed+json) edition! path!',
      ...[
        ['json', 'JSON', 'application/json'],
        ['jsonld', 'JSON-LD', 'application/ld+json'],
        ['md', 'Markdown', 'text/markdown'],
        ['txt', 'TXT', 'text/plain'],
        ['csl.json', 'CSL', 'application/vnd.citationstyles.csl+json'],
        ['ris', 'RIS', 'application/x-research-info-systems'],
        ['bib', 'BibTeX', 'application/x-bibtex'],
        ['atom', 'Atom', 'application/atom+xml'],
        ['feed.json', 'JSON Feed', 'application/feed+json'],
      ].map(
        ([extension, label, type]) => `GET /{edition}/{path}.${extension}: ${label} (${type}) edition! path!`,
      ),
      `GET /search.json: Search (application/json) ${search}`,
      `GET /{edition}/search.json: Search of an edition (application/json) edition! ${search}`,
      'POST /mcp: MCP (application/json)',
      'POST /{edition}/mcp: MCP of an edition (application/json) edition!',
      'GET /oai: OAI-PMH (text/xml) verb! identifier metadataPrefix from until set resumptionToken',
      'GET /bulk/{edition}/datapackage.json: Bulk files of an edition that has them (application/json) edition!',
      'GET /bulk/{edition}/{month}.jsonl.gz: Articles of a month (application/gzip) edition! month!',
      'GET /sitemap.xml: The URL of every article (application/xml)',
      'GET /schema/article.json: JSON Schema of an article (application/schema+json)',
      'GET /openapi.json: OpenAPI (application/json)',
      'GET /.well-known/api-catalog: API catalog (RFC 9727) (application/linkset+json)',
      'GET /.well-known/tdmrep.json: TDM Reservation Protocol (application/json)',
      'GET /.well-known/morgue.json: The release that is served (application/json)',
      'GET /about/api: About the API (text/html)',
    ])
    const { '/{edition}/mcp': mcp, '/search.json': searchItem } = paths as Record<string, Item>
    expect(mcp?.parameters).toEqual([
      {
        name: 'edition',
        in: 'path',
        required: true,
        schema: { type: 'string', enum: ['le-fanal', 'the-lantern'] },
      },
    ])
    expect(mcp?.post).toEqual({
      summary: 'MCP of an edition',
      requestBody: { content: { 'application/json': {} } },
      responses: {
        200: { description: 'OK', content: { 'application/json': {} } },
        '3XX': { description: 'Moved' },
        '4XX': { description: 'Reason', content: { 'application/problem+json': {} } },
      },
    })
    expect(searchItem?.parameters[0]).toEqual({
      name: 'q',
      in: 'query',
      required: false,
      schema: { type: 'string' },
    })
  })

  it('is linked from the catalog, as what each is', async () => {
    const at = (...paths: string[]) => paths.map((path) => ({ href: `https://morgue.example${path}` }))
    expect(await read('/.well-known/api-catalog')).toEqual({
      linkset: [
        {
          anchor: 'https://morgue.example/',
          'service-desc': at('/openapi.json'),
          'service-doc': at('/about/api'),
          describedby: at('/schema/article.json'),
          item: at('/search.json', '/mcp', '/oai'),
        },
      ],
    })
  })

  it('is a list for people, with what a program is asked to do', async () => {
    const response = await freshIsolate().fetch('/about/api')
    expect(response.headers.get('link')).toBe('</.well-known/api-catalog>; rel="api-catalog"')
    const page = await response.text()
    expect(page).toContain('<h1 id="headline">API</h1>')
    expect(page).toContain('<li>OAI-PMH: <code>/oai</code> (text/xml)</li><li>Bulk files')
    expect(page).toContain('Send at most one request a second')
    expect(page).not.toContain('undefined')
  })

  it('says which mining is reserved, where anything is', async () => {
    expect(await read('/.well-known/tdmrep.json')).toEqual([])
    await serveRoot((root) => ({
      ...root,
      archive: { ...root.archive, tdm: { reservation: 1, policy: null } },
    }))
    expect(await read('/.well-known/tdmrep.json')).toEqual([{ location: '/', 'tdm-reservation': 1 }])
  })
})

it('a body of more than 64 KB is refused with its limit, and stored nowhere', async () => {
  const response = await freshIsolate().fetch('/mcp', { method: 'POST', body: 'x'.repeat(65_537) })
  expect([response.status, response.headers.get('cache-control')]).toEqual([413, 'no-store'])
  expect(await response.json()).toEqual({
    title: 'Content too large',
    status: 413,
    detail: 'Send at most 65536 bytes.',
  })
})
