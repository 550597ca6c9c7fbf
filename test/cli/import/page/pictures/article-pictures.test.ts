import { describe, expect, it } from 'vitest'
import { findLostWords } from '../../../../../src/cli/import/accounting/find-lost-words.ts'
import { htmlImporter } from '../../../../../src/cli/import/html/html-importer.ts'
import { articleOf, briefingFor, lantern, sourceOf } from '../../reading.ts'
import { articleIn, jsonLd, pageOf, text } from '../written-page.ts'

const host = 'https://a.example/'
const picture = (name: string, attributes = '') => `<img src="${host}${name}" ${attributes}>`
const ogImage = (name: string) => `<meta property="og:image" content="${host}${name}">`
const caption = 'Two boats at the quay'

/** A page whose text is a part by itself, with markup above it, within it and below it. */
const pageWith = (above: string, { head = '', over = '', middle = '', end = '' } = {}) => {
  const [first, ...others] = text.split('\n')
  const body = `<main>${over}<header><h1>A ferry stops</h1></header>${above}<div class="article-body">${first}${middle}${others.join('')}</div>${end}</main>`
  return { head, body: `${picture('masthead.jpg')}${body}` }
}

/** Returns the first block of an article, and the names of the pictures that review names as lost. */
async function readPage(...page: Parameters<typeof pageWith>) {
  const { markdown, fields, account } = await articleIn(pageWith(...page))
  expect(findLostWords(account, { markdown, fields })).toEqual([])
  const lost = account.dropped.filter(({ reason }) => reason === 'picture left out')
  return {
    first: markdown.split('\n\n')[0] ?? '',
    blocks: markdown.split('\n\n'),
    lost: lost.map(({ text }) => text.slice(host.length)),
  }
}

const figure = (name: string, words = caption) =>
  `<figure>${picture(name)}<figcaption>${words}</figcaption></figure>`
const figureIn = (name: string, words = caption) =>
  `<figure><img src="${host}${name}" alt=""><figcaption>${words}</figcaption></figure>`

describe('a picture between headline and text', () => {
  it.each([
    ['in a figure', figure('quay.jpg'), ''],
    [
      'in a button that enlarges it, and in the metadata',
      `<figure><button>${picture('quay.jpg')}</button><figcaption>${caption}</figcaption></figure>`,
      ogImage('quay_1200x630.jpg?x=1'),
    ],
    [
      'in a link to a page of pictures, and in the metadata',
      `<div><a href="/gallery">${picture('harbour-quay.jpg')}</a><p class="caption">${caption}</p></div>`,
      ogImage('harbour-quay-300x200.jpg'),
    ],
    [
      'with its caption by name beside it, and in JSON-LD',
      `<div>${picture('quay.jpg')}</div><div class="pictureCaption">${caption}</div>`,
      jsonLd({
        '@type': 'NewsArticle',
        headline: 'A ferry stops',
        image: { '@type': 'ImageObject', url: `${host}quay.jpg` },
      }),
    ],
    [
      'that JSON-LD refers to',
      figure('quay.jpg'),
      jsonLd({
        '@graph': [
          { '@type': 'NewsArticle', image: { '@id': '#p' } },
          { '@type': 'ImageObject', '@id': '#p', url: `${host}quay.jpg` },
        ],
      }),
    ],
    [
      'with a ratio for its size, and in the metadata',
      figure('quay.jpg').replace('<img', '<img width="16" height="9"'),
      ogImage('quay.jpg'),
    ],
  ])('is the first block, with its caption: %s', async (_, above, head) => {
    const { first, lost } = await readPage(`<div>${above}</div>`, { head })
    expect(first).toMatch(
      /^<figure><img [^>]*src="https:\/\/a\.example\/(?:harbour-)?quay\.jpg"[^>]*><figcaption>Two boats at the quay<\/figcaption><\/figure>$/,
    )
    expect(lost).toEqual([])
  })

  it('has its credit, and no words of buttons or of the same caption for another screen', async () => {
    const words = `<span>${caption}</span> <span class="credit">Ann Lee</span>`
    const { first } = await readPage(
      `<figure>${picture('quay.jpg')}<button>Enlarge</button><figcaption>${words}</figcaption></figure><div class="mobile-caption">${words}</div>`,
    )
    expect(first).toBe(figureIn('quay.jpg', `${caption} <small>Ann Lee</small>`))
  })

  it('stands above the headline only if the metadata state it', async () => {
    const over = figure('quay.jpg')
    expect((await readPage('', { over, head: ogImage('quay.jpg') })).first).toBe(figureIn('quay.jpg'))
    expect(await readPage('', { over })).toMatchObject({
      first: expect.stringMatching(/^The ferry/),
      lost: [],
    })
  })

  it('stands below the lead where it does so on the page', async () => {
    const lead = '<p class="lead">The ferry has stopped, and nobody knows for how long it will.</p>'
    const below = await readPage(`${lead}${figure('quay.jpg')}`)
    expect(below.blocks.slice(0, 2)).toEqual([
      expect.stringMatching(/^The ferry has stopped/),
      figureIn('quay.jpg'),
    ])
    const above = await readPage(`${figure('quay.jpg')}${lead}`)
    expect(above.blocks.slice(0, 2)).toEqual([
      figureIn('quay.jpg'),
      expect.stringMatching(/^The ferry has stopped/),
    ])
  })

  it('is not repeated, nor is the first of two', async () => {
    const body = { middle: picture('harbour-quay-w1200.jpg') }
    const { blocks } = await readPage(figure('harbour-quay-300x200.jpg'), body)
    expect(blocks.filter((block) => block.includes('harbour-quay'))).toHaveLength(1)
    const two = await readPage(figure('quay.jpg') + figure('church.jpg', 'A church'))
    expect([two.first, two.lost]).toEqual([figureIn('quay.jpg'), ['church.jpg']])
  })

  it('is named where it is not the first, in a button that enlarges it', async () => {
    const middle = `<button><figure>${picture('church.jpg')}</figure></button>`
    expect((await readPage(figure('quay.jpg'), { middle })).lost).toEqual(['church.jpg'])
  })

  it.each([
    ['smaller than a photograph', picture('a.jpg', 'width="60" height="60"')],
    ['a logo', picture('our-logo.png')],
    ['a drawing', picture('agency.svg')],
    ['a pixel that counts readers', picture('a.gif', 'width="1" height="1"')],
    ['within the page', '<img src="data:image/png;base64,AAAA">'],
    ['a link to another page', `<a href="/b">${picture('b.jpg')}</a>`],
    ['of a teaser', `<div>${picture('b.jpg')}<h3><a href="/b">The bridge is closed again</a></h3></div>`],
    ['beside links', `<div>${picture('b.jpg')}<a href="/b">The bridge is closed</a></div>`],
    ['of an author', `<div class="author-box">${picture('b.jpg')}</div>`],
    ['the first of a video', `<div class="videoPlayer">${picture('b.jpg')}</div>`],
    ['an advertisement', `<div class="advert">${picture('b.jpg')}</div>`],
    ['of related articles', `<div class="related">${picture('b.jpg')}</div>`],
  ])('is none, nor lost: %s', async (_, inFigure) => {
    const { first, lost } = await readPage(`<figure>${inFigure}</figure>`)
    expect([first, lost]).toEqual([expect.stringMatching(/^The ferry/), []])
  })

  it.each([
    ['of an author', `<div class="author-box">${picture('quay.jpg')}</div>`],
    ['the first of a video', `<div class="videoPlayer">${picture('quay.jpg')}</div>`],
    ['of a teaser', `<div>${picture('quay.jpg')}<h3><a href="/b">The bridge is closed again</a></h3></div>`],
  ])('is none, although the metadata state it: %s', async (_, above) =>
    expect((await readPage(above, { head: ogImage('quay.jpg') })).first).toMatch(/^The ferry/),
  )

  it('is only named where it is in no figure, and not in the metadata', async () => {
    const { first, lost } = await readPage(picture('quay.jpg'))
    expect([first, lost]).toEqual([expect.stringMatching(/^The ferry/), ['quay.jpg']])
  })
})

it('a body by the rules of an edition has only the pictures that they select', async () => {
  const edition = { ...lantern, extract: { body: '.article-body', headline: null, drop: [] } }
  const page = pageOf(pageWith(figure('quay.jpg'), { head: ogImage('quay.jpg') }))
  const { markdown } = await articleOf(htmlImporter, sourceOf('page.html', page), briefingFor(edition))
  expect(markdown).toMatch(/^The ferry between the two shores/)
  expect(markdown).not.toContain('quay.jpg')
})

it('pictures beside each other and beside a source have their own addresses', async () => {
  const pictures = `<source srcset="${host}wide.jpg 800w">${picture('boat.jpg')}${picture('church.jpg')}`
  const { lost } = await readPage(`<div>${pictures}</div>`)
  expect(lost).toEqual(['boat.jpg', 'church.jpg'])
})

it('lost pictures are those up to the last words, once, with the address that a browser would load', async () => {
  const lazy = `<img src="data:image/gif;base64,R0" data-src="${host}gallery-boat_800x600.jpg">`
  const larger = `<a href="${host}large.jpg">${picture('gallery-boat_1200x900.jpg')}</a>`
  expect((await readPage(lazy + larger, { end: figure('end.jpg') })).lost).toEqual([
    'gallery-boat_800x600.jpg',
  ])
})
