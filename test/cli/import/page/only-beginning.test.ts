import { describe, expect, it } from 'vitest'
import { readHtmlPage } from '../../../../src/cli/import/html/read-html-page.ts'
import { runInProcess } from '../../../support/run-in-process.ts'
import { FrontDoor } from '../front-door.ts'
import { briefingFor, lantern } from '../reading.ts'

const sentence = 'The board met on Tuesday, talked of the ferry for an hour, and agreed on nothing. '
const whole = [0, 1, 2, 3].map((index) => `<p>${index} ${sentence.repeat(3)}</p>`).join('')
const cut = `${whole}<p>It was then that the harbour master rose, and asked whether anybody in the room had ever…</p>`
/** 4 × (1 + 3 × 16) words. */
const wordCount = 196

const jsonLd = (statement: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'A ferry', ...statement })}</script>`
const paid = { isAccessibleForFree: false }
const part = (cssSelector: string) => ({
  hasPart: { '@type': 'WebPageElement', isAccessibleForFree: 'False', cssSelector },
})
const offer = '<div class="c-paywall-box"><p>Read on for one crown a week.</p></div>'

const page = (head: string, body: string, below = '') =>
  `<!doctype html><html lang="en"><head><title>A ferry</title>${head}</head><body><article><h1>A ferry</h1>${body}</article>${below}</body></html>`

function findBeginnings(html: string): string[] {
  const reading = readHtmlPage(
    { bytes: Buffer.from(html), url: null, contentType: null },
    briefingFor(lantern),
  )
  if ('otherKind' in reading) throw new Error(reading.otherKind)
  return reading.account.dropped
    .filter(({ reason }) => reason === 'only the beginning')
    .map(({ text }) => text)
}

const ending = '213 words, ending with “whether anybody in the room had ever…”'

describe('a page with only the beginning of its article', () => {
  it.each([
    ['ends in an ellipsis and states that it is not free', page(jsonLd(paid), cut)],
    [
      'states so with a URL of the vocabulary',
      page(jsonLd({ isAccessibleForFree: 'https://schema.org/False' }), cut),
    ],
    ['states so in a tag', page('<meta property="article:content_tier" content="locked">', cut)],
    ['ends in an ellipsis above a request for payment', page('', cut, offer)],
    [
      'has a line about its author below the ellipsis',
      page(jsonLd(paid), `${cut}<p>Ann Lee writes about harbours.</p>`),
    ],
  ])('%s', (_, html) => {
    expect(findBeginnings(html)).toEqual([
      expect.stringMatching(/^2[0-9]{2} words, ending with “whether anybody in the room had ever…”$/),
    ])
  })

  it('counts its words, and says how they end', () => {
    expect(findBeginnings(page(jsonLd(paid), cut))).toEqual([ending])
  })

  it('has fewer words than it states', () => {
    expect(findBeginnings(page(jsonLd({ ...paid, wordCount: wordCount * 2 }), whole))).toEqual([
      `${wordCount} words, ending with “for an hour, and agreed on nothing.”`,
    ])
  })

  it('has an empty part for the rest', () => {
    const html = page(jsonLd({ ...paid, ...part('.rest') }), `${whole}<div class="rest"></div>`)
    expect(findBeginnings(html)).toHaveLength(1)
  })
})

describe('a page with the whole article', () => {
  it.each([
    ['only ends in an ellipsis', page('', cut)],
    [
      'ends in an ellipsis above a hidden request for payment',
      page('', cut, offer.replace('<div', '<div style="display:none"')),
    ],
    ['has a request for payment above its last words', page('', `${offer}${cut}`)],
    ['states that it is not free', page(jsonLd(paid), whole)],
    ['states that it is free', page(jsonLd({ isAccessibleForFree: true }), cut)],
    ['is metered', page('<meta property="article:content_tier" content="metered">', cut)],
    ['has the words that it states', page(jsonLd({ ...paid, wordCount }), whole)],
    [
      'has an ellipsis further up',
      page(jsonLd(paid), `${cut}<p>${'Nobody had, and so they all went home to bed. '.repeat(4)}</p>`),
    ],
    [
      'has the part that is not free',
      page(jsonLd({ ...paid, ...part('.rest') }), `<div class="rest">${cut}</div>`),
    ],
    ['names a part that it lacks', page(jsonLd({ ...paid, ...part('.rest') }), whole)],
    [
      'has all of it in its metadata',
      page(
        jsonLd({ ...paid, ...part('.rest'), articleBody: `${sentence}\n\n`.repeat(30) }),
        `${whole}<div class="rest"></div>`,
      ),
    ],
  ])('%s', (_, html) => {
    expect(findBeginnings(html)).toEqual([])
  })
})

it('is one line on the screen, a line of the report, and a finding for each article', async () => {
  const door = await FrontDoor.open()
  const other = cut.replace('harbour master', 'pilot').replace('A ferry', 'A pier')
  await door.write({
    'saved/a.html': page(jsonLd(paid), cut),
    'saved/b.html': page(jsonLd({ ...paid, headline: 'A pier' }), other).replaceAll('A ferry', 'A pier'),
  })
  const { status, screen, report } = await door.bring(['saved'])
  expect(status).toBe(0)
  expect(screen).toContain('Only the beginning of 2 articles was imported')
  // The headlines.
  expect(screen).toContain('left out of articles: 2 passages')
  const lines = report.dropped.filter(({ reason }) => reason === 'only the beginning')
  expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(2)
  const reviewed = await runInProcess(['review', '--kind', 'only-beginning', '--content', door.content])
  expect(reviewed.screen).toContain('only-beginning (2): ')
  expect(reviewed.screen).toContain(
    'e/articles/undated/a-ferry.md:1: 213 words, ending with “whether anybody in the room had ever…”',
  )
  expect(reviewed.screen).toContain('e/articles/undated/a-pier.md:1: ')
})
