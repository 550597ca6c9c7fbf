import { describe, expect, it } from 'vitest'
import { articlesIn, paper, readExport, type WrittenItem } from './wxr.ts'

const link = 'https://paper.example/2012/05/story-1/'

async function addressesOf(item: WrittenItem): Promise<{ url: string | null; formerly: string[] }> {
  const [article] = articlesIn(await readExport([{ content: 'x', link, ...item }]))
  if (!article) throw new Error('no article')
  return { url: article.fields.url, formerly: article.fields.formerly }
}

const plain = 'https://paper.example/?p=1'

describe('the addresses of a post', () => {
  it.each([
    ['its plain address', plain, [plain]],
    ['the same at another scheme', 'http://paper.example/?p=1', ['http://paper.example/?p=1']],
    ['the plain address of another post', 'https://paper.example/?p=2', [plain]],
    [
      'a permalink of its host',
      'https://paper.example/archives/17',
      ['https://paper.example/archives/17', plain],
    ],
    ['a permalink of its name', 'http://old.example/story-1', ['http://old.example/story-1', plain]],
    ['a permalink of another name and host', 'http://old.example/story-2', [plain]],
    ['the front of its host', 'https://paper.example/', [plain]],
    ['its own permalink', link, [plain]],
    ['an identifier', 'urn:uuid:1', [plain]],
    ['nothing', '', [plain]],
  ])('beside its permalink, where its guid is %s', async (_, guid, formerly) => {
    expect(await addressesOf({ guid })).toEqual({ url: link, formerly })
  })

  it('include its former names', async () => {
    const meta = { _wp_old_slug: 'an-older-name' }
    expect(await addressesOf({ meta })).toEqual({
      url: link,
      formerly: [plain, 'https://paper.example/2012/05/an-older-name/'],
    })
    expect((await addressesOf({ meta: { _wp_old_slug: 'story-1' } })).formerly).toEqual([plain])
    expect((await addressesOf({ meta, link: `${link}?a=1` })).formerly).toEqual([plain])
    expect((await addressesOf({ meta, link: 'https://paper.example/other/' })).formerly).toEqual([plain])
  })

  it.each([
    ['below a section that begins alike', '/story-1-news/story-1/', ['/story-1-news/an-older-name/']],
    ['without a slash at its end', '/2012/story-1', ['/2012/an-older-name']],
    ['of which its name is only the beginning', '/2012/story-12/', []],
    ['of which its name is only the section', '/story-1/2012/', []],
  ])('have its former names in a permalink %s', async (_, path, renamed) => {
    const { formerly } = await addressesOf({
      meta: { _wp_old_slug: 'an-older-name' },
      link: `https://paper.example${path}`,
    })
    expect(formerly).toEqual([plain, ...renamed.map((each) => `https://paper.example${each}`)])
  })

  it('are completed where the permalink is relative', async () => {
    expect((await addressesOf({ link: '/2012/story/' })).url).toBe('https://paper.example/2012/story/')
  })

  it('are the others where the permalink is the front page', async () => {
    expect(await addressesOf({ link: 'https://paper.example/' })).toEqual({ url: plain, formerly: [] })
    expect((await addressesOf({ link: plain })).url).toBe(plain)
  })

  it('of pages use their own parameter', async () => {
    expect((await addressesOf({ type: 'page', guid: '' })).formerly).toEqual([
      'https://paper.example/?page_id=1',
    ])
  })
})

describe('a featured picture', () => {
  const picture: WrittenItem = {
    id: 9,
    type: 'attachment',
    more: '<wp:attachment_url>https://paper.example/up/ferry.jpg</wp:attachment_url>',
  }
  const shown = async (content: string) => {
    const [article] = articlesIn(
      await readExport([picture, { content, meta: { _thumbnail_id: '9' } }], { edition: paper }),
    )
    return article?.markdown.split('ferry').length === 2
  }

  it.each(['ferry.jpg', 'ferry-300x200.jpg', 'ferry-scaled.jpg'])(
    'is not put above a text that shows it: %s',
    async (name) => {
      expect(await shown(`Words <img src="https://cdn.example/${name}">`)).toBe(true)
    },
  )

  it.each(['ferry-two.jpg', 'a-ferry.jpg'])('is placed above a text that shows another: %s', async (name) => {
    expect(await shown(`Words <img src="https://cdn.example/${name}">`)).toBe(false)
  })
})
