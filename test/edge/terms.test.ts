import { beforeAll, describe, expect, it } from 'vitest'
import { serveRoot } from './changed-release.ts'
import { freshIsolate, load } from './support.ts'

const agencyCopy = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'
const ownArticle = '/the-lantern/news/2016/04/08/nato-russia-council_n_9644310.html'
const statement = 'http://rightsstatements.org/vocab/InC/1.0/'

beforeAll(() => load())

const fetchHeaders = async (path: string) => {
  const { headers } = await freshIsolate().fetch(path)
  return [headers.get('tdm-reservation'), headers.get('tdm-policy')]
}

describe('the terms of an agency’s copy', () => {
  it('are on its page, in its metadata, in its links and in its JSON', async () => {
    const isolate = freshIsolate()
    const response = await isolate.fetch(agencyCopy)
    expect(response.headers.get('link')).toContain(`<${statement}>; rel="license"`)
    const page = await response.text()
    expect(page).toContain(
      `© Agence France-Presse. <a href="${statement}" rel="license">Reproduction interdite sans autorisation de l’AFP.</a>`,
    )
    expect(page).toContain(`<meta name="DC.rights" content="${statement}"/>`)
    const { license, copyrightHolder } = await (await isolate.fetch(`${agencyCopy}.json`)).json<
      Record<string, unknown>
    >()
    expect([license, copyrightHolder]).toEqual([
      statement,
      { '@type': 'Organization', name: 'Agence France-Presse' },
    ])
  })

  it('reserve its text and data mining, in every representation', async () => {
    for (const extension of ['', '.json', '.md', '.bib'])
      expect([extension, ...(await fetchHeaders(agencyCopy + extension))]).toEqual([extension, '1', null])
    expect(await fetchHeaders('/le-fanal/2016')).toEqual([null, null])
  })

  it('outrank those of the archive, which hold for all else', async () => {
    const policy = 'https://morgue.example/mining'
    await serveRoot((root) => ({
      ...root,
      archive: {
        ...root.archive,
        tdm: { reservation: 0, policy },
        contentSignal: 'ai-train=no',
        crawlers: { GPTBot: 'disallow', Googlebot: 'allow' },
      },
    }))
    expect(await fetchHeaders(agencyCopy)).toEqual(['1', null])
    expect(await fetchHeaders('/le-fanal/2016')).toEqual(['0', policy])
    const isolate = freshIsolate()
    expect(await (await isolate.fetch('/.well-known/tdmrep.json')).json()).toEqual([
      { location: '/', 'tdm-reservation': 0, 'tdm-policy': policy },
    ])
    const robots = await (await isolate.fetch('/robots.txt')).text()
    expect(robots).toMatch(
      /^User-agent: GPTBot\nDisallow: \/\n\nUser-agent: Googlebot\nContent-Signal: ai-train=no\nDisallow: \/search\$\n/,
    )
    expect(robots.match(/Disallow: \/search\?$/gm)).toHaveLength(2)
    expect(robots).toContain('\n\nUser-agent: *\n')
  })
})

it('a policy whose URL is not ASCII is named by its encoded form, in a header', async () => {
  const policy = 'https://morgue.example/règles/日本'
  await serveRoot((root) => ({ ...root, archive: { ...root.archive, tdm: { reservation: 1, policy } } }), 10)
  const encoded = 'https://morgue.example/r%C3%A8gles/%E6%97%A5%E6%9C%AC'
  expect(await fetchHeaders('/le-fanal/2016')).toEqual(['1', encoded])
})

describe('an article without terms', () => {
  it('has no word about them', async () => {
    await load()
    const response = await freshIsolate().fetch(ownArticle)
    expect(response.headers.get('link')).not.toContain('license')
    expect(await response.text()).not.toMatch(/rel="license"|DC\.rights/)
  })
})
