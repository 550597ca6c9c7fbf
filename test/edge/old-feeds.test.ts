import { beforeEach, describe, expect, it } from 'vitest'
import { addEntries } from './changed-release.ts'
import { freshIsolate, load } from './support.ts'

beforeEach(() => load())

const answer = async (url: string) => {
  const response = await freshIsolate().fetch(url)
  await response.text()
  return [response.status, response.headers.get('location')]
}

describe('the old address of a feed', () => {
  it.each(['feed', 'feed/', 'feed/atom/', 'feed/rss2/', 'rss', 'rss.xml', 'atom.xml', 'index.rdf', 'FEED/'])(
    'leads from /%s to the edition’s feed, on its own host too',
    async (path) => {
      expect(await answer(`/le-fanal/${path}`)).toEqual([301, '/le-fanal/index.atom'])
      expect(await answer(`https://lefanal.example/${path}`)).toEqual([301, '/le-fanal/index.atom'])
      expect((await answer('/le-fanal/index.atom'))[0]).toBe(200)
    },
  )

  it.each([
    '/nobody/feed/',
    '/feed/',
    '/le-fanal/comments/feed/',
    '/le-fanal/2016/feed/',
    '/le-fanal/feeder',
  ])('is not %s', async (url) => expect((await answer(url))[0]).toBe(404))

  it('is that of an entry of the archive, where there is one', async () => {
    await addEntries([{ address: '/le-fanal/feed/', kind: 'moved', to: '/le-fanal/2016' }])
    expect(await answer('/le-fanal/feed/')).toEqual([301, '/le-fanal/2016'])
    await load()
  })
})
