import { describe, expect, it } from 'vitest'
import { resolveAddress } from '../../src/archive/locate.ts'
import { articleEntry, madeRelease } from './made-release.ts'

const takedown = { reason: null, since: null, authority: null, headline: null }

describe('a list’s old address', () => {
  const release = () =>
    madeRelease(
      [
        { address: '/e/topics/old-harbour', kind: 'collection', digest: '' },
        { address: '/e/topics/old-harbour-2016', kind: 'collection', digest: '' },
        { address: '/e/topics/c-plus-plus', kind: 'collection', digest: '' },
        { address: '/e/topics/c', kind: 'moved', to: '/e/topics/c-plus-plus' },
        { address: '/e/topics/d-plus-plus', kind: 'collection', digest: '' },
        { address: '/e/topics/d', kind: 'collection', digest: '' },
        { address: '/e/topics/россия', kind: 'collection', digest: '' },
        { address: '/e/topics/100', kind: 'collection', digest: '' },
        { address: '/e/authors/ann-lee', kind: 'collection', digest: '' },
        { address: '/e/Sections/News', kind: 'collection', digest: '' },
        articleEntry('/e/tags/kept'),
      ],
      {
        collections: {
          sections: ['/rubrics/{name}'],
          topics: ['/tags/{name}/', '/t/{name}/list.html'],
          authors: ['/by/{name}'],
        },
      },
    )

  it.each([
    ['/e/tags/Old+Harbour/', '/e/topics/old-harbour'],
    ['/e/tags/old+harbour+2016', '/e/topics/old-harbour-2016'],
    ['/e/tags/old%20harbour', '/e/topics/old-harbour'],
    ['/e/TAGS/OLD-HARBOUR/', '/e/topics/old-harbour'],
    ['/e/tags/old-harbour/?page=2', '/e/topics/old-harbour'],
    ['/e/t/old-harbour/list.html', '/e/topics/old-harbour'],
    ['/e/tags/Россия/', '/e/topics/россия'],
    ['/e/tags/C++/', '/e/topics/c-plus-plus'],
    ['/e/tags/D++/', '/e/topics/d-plus-plus'],
    ['/e/tags/Old+Harbour++/', '/e/topics/old-harbour'],
    ['/e/tags/c/', '/e/topics/c-plus-plus'],
    ['/e/by/ann_lee', '/e/authors/ann-lee'],
    ['/e/tags/100%', '/e/topics/100'],
  ])('%s leads to %s', async (address, to) => {
    const { store, root } = await release()
    expect(await resolveAddress(store, root, address)).toEqual({ kind: 'redirect', to })
  })

  it.each([
    '/e/tags/unknown',
    '/e/tags/',
    '/e/tags',
    '/e/tags/old-harbour/2016',
    '/e/t/old-harbour',
    '/e/t/old-harbour/other',
    '/e/tugs/old-harbour',
    '/e/t/old-harbour-list',
    '/e/by/old-harbour',
    '/e/x/tags/old-harbour',
    '/e/rubrics/news',
    '/f/tags/old-harbour',
    '/e/tags/%FF',
  ])('is not %s', async (address) => {
    const { store, root } = await release()
    expect(await resolveAddress(store, root, address)).toBeNull()
  })

  it('is an address of its own if it has an entry', async () => {
    const { store, root } = await release()
    expect(await resolveAddress(store, root, '/e/tags/kept')).toMatchObject({ kind: 'entry' })
  })
})

describe('the index of a directory', () => {
  const release = () =>
    madeRelease(
      [
        { address: '/e/', kind: 'collection', digest: '' },
        articleEntry('/e/2016/story'),
        articleEntry('/e/5'),
        articleEntry('/e/?p=4'),
        articleEntry('/e/own/index.html'),
        { address: '/e/old/', kind: 'moved', to: '/e/2016/story' },
        { address: '/e/gone/', kind: 'gone', ...takedown },
        { address: '/e/Two/', kind: 'moved', to: '/e/' },
        { address: '/e/two/', kind: 'moved', to: '/e/2016/story' },
      ],
      { query: ['p'] },
    )

  it.each([
    ['/e/index.html', { kind: 'redirect', to: '/e/' }],
    ['/e/index.htm', { kind: 'redirect', to: '/e/' }],
    ['/e/INDEX.PHP', { kind: 'redirect', to: '/e/' }],
    ['/e/2016/story/index.html', { kind: 'redirect', to: '/e/2016/story' }],
    ['/e/index.php?p=4', { kind: 'redirect', to: '/e/?p=4' }],
    ['/e/old/index.html', { kind: 'redirect', to: '/e/2016/story' }],
    ['/e/own/index.html', { kind: 'entry' }],
    ['/e/gone/index.html', { kind: 'entry', entry: { kind: 'gone' } }],
    ['/e/TWO/index.html', { kind: 'choice', addresses: ['/e/', '/e/2016/story'] }],
  ])('%s is %j', async (address, expected) => {
    const { store, root } = await release()
    expect(await resolveAddress(store, root, address)).toMatchObject(expected)
  })

  it.each([
    '/e/none/index.html',
    '/e/index.asp',
    '/e/index',
    '/e/myindex.html',
    '/e/index.html/more',
    '/e/index.html5',
  ])('is not %s', async (address) => {
    const { store, root } = await release()
    expect(await resolveAddress(store, root, address)).toBeNull()
  })
})

describe('an identity in an unknown address', () => {
  it('leads to its article rather than to the list whose old address has its form', async () => {
    const others = { '/e#7': [articleEntry('/e/seven')] }
    const edition = {
      identity: '_n_(\\d+)',
      collections: { sections: [], topics: ['/tags/{name}'], authors: [] },
    }
    const list = { address: '/e/topics/otan-n-7', kind: 'collection' as const, digest: '' }
    const { store, root } = await madeRelease([list], edition, { others })
    expect(await resolveAddress(store, root, '/e/tags/otan_n_7')).toEqual({
      kind: 'redirect',
      to: '/e/seven',
    })
    expect(await resolveAddress(store, root, '/e/tags/otan-n-7')).toEqual({
      kind: 'redirect',
      to: '/e/topics/otan-n-7',
    })
  })

  it('is found in capitals, where the pattern has small letters', async () => {
    const others = { '/e#7': [articleEntry('/e/seven')] }
    const { store, root } = await madeRelease([], { identity: '_n_(\\d+)' }, { others })
    expect(await resolveAddress(store, root, '/e/X_N_7.HTML')).toEqual({ kind: 'redirect', to: '/e/seven' })
  })

  it('redirects to its article, unless that was taken down', async () => {
    const { store, root } = await madeRelease(
      [],
      { identity: '_n_(\\d+)' },
      {
        others: {
          '/e#7': [articleEntry('/e/seven')],
          '/e#8': [{ address: '/e/eight', kind: 'withheld', ...takedown }],
          '/f#9': [articleEntry('/f/nine')],
        },
      },
    )
    expect(await resolveAddress(store, root, '/e/x_n_7.html')).toEqual({ kind: 'redirect', to: '/e/seven' })
    expect(await resolveAddress(store, root, '/e/x_n_8')).toMatchObject({
      kind: 'entry',
      entry: { kind: 'withheld' },
    })
    expect(await resolveAddress(store, root, '/e/x_n_9')).toBeNull()
    expect(await resolveAddress(store, root, '/f/x_n_9')).toBeNull()
    expect(await resolveAddress(store, root, '/e/x_n_7/more')).toBeNull()
  })
})

describe('the old address of an edition’s feed', () => {
  const resolve = async (address: string) => {
    const { store, root } = await madeRelease([articleEntry('/e/rss')])
    return resolveAddress(store, root, address)
  }

  it.each([
    'feed',
    'feed/atom',
    'feed/rss',
    'feed/rss2/',
    'feed/rdf',
    'FEED/',
    'rss2',
    'feed.xml',
    'rss.xml',
    'rss2.xml',
    'atom.xml',
    'index.xml',
    'index.rdf',
  ])('leads from /e/%s to its feed', async (path) =>
    expect(await resolve(`/e/${path}`)).toEqual({ kind: 'redirect', to: '/e/index.atom' }),
  )

  it.each([
    '/e/story/feed',
    '/e/feed/more',
    '/feed',
    '/x/feed',
    '/e/feeds',
    '/e/my-feed',
    '/e/feed.html/x',
    '/e/atom',
  ])('is not %s', async (address) => expect(await resolve(address)).toBeNull())

  it('may be an article’s', async () => {
    expect(await resolve('/e/rss')).toMatchObject({ kind: 'entry', entry: { address: '/e/rss' } })
  })
})

it('leads an address to the only article at which its other spellings arrive', async () => {
  const { store, root } = await madeRelease([
    { address: '/e/Story', kind: 'moved', to: '/e/2016/story' },
    { address: '/e/STORY', kind: 'moved', to: '/e/2016/story' },
  ])
  expect(await resolveAddress(store, root, '/e/story')).toEqual({ kind: 'redirect', to: '/e/2016/story' })
})
