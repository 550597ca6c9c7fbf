import { selectAll } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'
import { findLostWords } from '../../../../src/cli/import/accounting/find-lost-words.ts'
import { type PageArticleOrKind, readHtmlPage } from '../../../../src/cli/import/html/read-html-page.ts'
import { collectTextNodes } from '../../../../src/cli/import/markup/page-tree.ts'
import {
  type ArticleAndDroppedParts,
  accountForPageText,
} from '../../../../src/cli/import/page/furniture/page-account.ts'
import { briefingFor, lantern } from '../reading.ts'

const briefing = briefingFor({ ...lantern, hosts: [] })
const read = (text: string | Uint8Array): Exclude<PageArticleOrKind, { otherKind: string }> => {
  const page = readHtmlPage({ bytes: Buffer.from(text), url: null, contentType: null }, briefing)
  if ('otherKind' in page) throw new Error(page.otherKind)
  return page
}

const sentence = 'The board met on Tuesday, talked of the ferry for an hour, and agreed on nothing. '
const text = Array.from({ length: 5 }, (_, index) => `<p>${index} ${sentence.repeat(4)}</p>`).join('')
const page = (body: string) =>
  `<!doctype html><title>A ferry for the winter</title><body><nav><a href="/a">Sport</a></nav><article><h1>A ferry for the winter</h1>${body}</article><footer>Printed by hand</footer>`

type Kept = ArticleAndDroppedParts['articleTexts']

const accountFor = (
  tree: ReturnType<typeof parseHtmlFragment>,
  articleTexts: Kept,
  more: { headline: string } & Partial<ArticleAndDroppedParts>,
) => accountForPageText(tree, { articleTexts, nodesDroppedByRules: new Set(), removedBlocks: [], ...more })

describe('a block dropped from a page', () => {
  it('is not a word of a text with ruby readings', () => {
    const ruby = [...'灯台船港波止場'].map((base) => `<ruby>${base}<rt>かな</rt></ruby>`).join('')
    const found = read(page(`${text}<p>${ruby}</p>`))
    expect(findLostWords(found.account, found)).toEqual([])
  })

  it('is reported with its reason', () => {
    const { account } = read(page(text))
    expect(account.dropped).toEqual(
      expect.arrayContaining([
        { reason: 'navigation', text: 'Sport' },
        { reason: 'headline', text: 'A ferry for the winter' },
        { reason: 'footer', text: 'Printed by hand' },
      ]),
    )
  })

  it('is a date line where nothing else names it', () => {
    const lines = '<div>Updated: 8:31 PM</div><div class="sharing">Posted: 9:05 AM</div>'
    const html = page(text).replace('<article>', `${lines}<article>`)
    const reasons = read(html).account.dropped.map((block) => `${block.reason}: ${block.text}`)
    expect(reasons).toEqual(
      expect.arrayContaining(['date line: Updated: 8:31 PM', 'share buttons: Posted: 9:05 AM']),
    )
  })

  it('has links for its reason where its words are mostly those of other articles', () => {
    const teasers =
      '<div><div><a href="/b">The bridge is closed until the end of the week</a> by Ann</div></div>'
    const passage = '<div><div>A note on <a href="/c">the ferry</a> that the board wrote by hand.</div></div>'
    const html = page(text).replace('<footer>', `${teasers}<section>${passage}</section><footer>`)
    const reasons = new Map(read(html).account.dropped.map((block) => [block.text, block.reason]))
    expect(reasons.get('The bridge is closed until the end of the week by Ann')).toBe('links')
    expect(reasons.get('A note on the ferry that the board wrote by hand.')).toBe('rest of the page')
  })

  it('has links for its reason where it is the first words of a teaser', () => {
    const teaser = (label: string) =>
      `<div><h5><a href="/b">The bridge is closed until June</a></h5><p>${label}: the board met.</p><p><time>12 May</time></p></div>`
    const several = `<section>${teaser('A').repeat(2)}<p>A note that the board wrote by hand.</p></section>`
    const html = page(text).replace('<footer>', `${several}<footer>`)
    const reasons = new Map(read(html).account.dropped.map((block) => [block.text, block.reason]))
    expect(reasons.get('A: the board met.')).toBe('links')
    expect(reasons.get('A note that the board wrote by hand.')).toBe('rest of the page')
  })

  it.each([
    ['a link around its parts', '<a href="/b"><time>12 May</time><p>The bridge by hand</p></a>'],
    [
      'a link around words and a headline',
      '<div><a href="/b">New <h3>The bridge is closed until June</h3></a><p>The board by hand</p><time>12 May</time></div>',
    ],
  ])('has links for its reason within %s', (_, teaser) => {
    const tree = parseHtmlFragment(`<h1>A ferry</h1><div class="words">${text}${teaser}${text}</div>`)
    const kept = new Set(selectAll('.words > p', tree).flatMap((element) => [...collectTextNodes(element)]))
    const { dropped } = accountFor(tree, kept, { headline: 'A ferry' })
    expect(dropped.find((block) => block.text.includes('by hand'))?.reason).toBe('links')
  })

  it('has the whole of a word that spans elements', () => {
    const tree = parseHtmlFragment(
      `<div>Prin<b>ted</b> by hand<nav>Sport</nav></div><div class="words">${text}</div>`,
    )
    const kept = new Set(selectAll('.words > p', tree).flatMap((element) => [...collectTextNodes(element)]))
    const { dropped } = accountFor(tree, kept, { headline: 'A ferry' })
    expect(dropped.map((block) => block.text)).toEqual(['Printed by hand', 'Sport'])
  })

  it.each(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])('has links for its reason below a linked %s alone', (tag) => {
    const reasonBelow = (headline: string, around: string) => {
      const note = '<p>Printed by hand</p>'
      const tree = parseHtmlFragment(
        `<div class="words">${around}<div><${tag}><a href="/b">${headline}</a></${tag}>${note}<time>12 May</time></div>${text}</div>`,
      )
      const kept = new Set(selectAll('.words > p', tree).flatMap((element) => [...collectTextNodes(element)]))
      const { dropped } = accountFor(tree, kept, { headline: 'A ferry' })
      return dropped.find((block) => block.text === 'Printed by hand')?.reason
    }
    expect(reasonBelow('The bridge is closed until June', text)).toBe('links')
    expect(reasonBelow('All the news', text)).toBe('outside the article')
  })

  it('has no links for its reason in a short article with a linked headline', () => {
    const tree = parseHtmlFragment(
      '<div class="words"><h3><a href="/b">The bridge is closed until June</a></h3><p>The board met on Tuesday.</p><div>By hand</div><p>It agreed on nothing.</p></div>',
    )
    const kept = new Set(selectAll('.words > p', tree).flatMap((element) => [...collectTextNodes(element)]))
    const { dropped } = accountFor(tree, kept, { headline: 'A ferry' })
    expect(dropped.find((block) => block.text === 'By hand')?.reason).toBe('outside the article')
  })

  it('is no headline in the h1 of the site', () => {
    const tree = parseHtmlFragment(`<h1>The Lantern</h1><h1>A ferry</h1><div class="words">${text}</div>`)
    const kept = new Set(selectAll('.words > p', tree).flatMap((element) => [...collectTextNodes(element)]))
    const { dropped } = accountFor(tree, kept, { headline: 'A ferry' })
    expect(dropped.map(({ reason }) => reason)).toEqual(['rest of the page', 'headline'])
  })

  it.each(['p', 'ul', 'ol', 'dl', 'blockquote', 'pre', 'h2', 'h3', 'h4', 'h5', 'h6'])(
    'is near the article below its last words as a %s',
    (tag) => {
      const tree = parseHtmlFragment(`<div class="words">${text}<${tag}>Printed by hand</${tag}></div>`)
      const kept = new Set(selectAll('.words > p', tree).flatMap((element) => [...collectTextNodes(element)]))
      for (const node of kept) if (node.value === 'Printed by hand') kept.delete(node)
      const { dropped } = accountFor(tree, kept, { headline: 'A ferry' })
      expect(dropped).toEqual([{ reason: 'outside the article', text: 'Printed by hand' }])
    },
  )

  it('is near the article below the last heading before it, and among its words', () => {
    const note = (place: string) => `<div><p>${place} the words, the board wrote a note by hand.</p></div>`
    const tree = parseHtmlFragment(
      `<h1>The Lantern</h1>${note('Above')}<header><h1>A ferry</h1></header>${note('Below')}<div class="words">${text}${note('Among')}${text}</div>${note('After')}`,
    )
    const kept = new Set(selectAll('.words > p', tree).flatMap((element) => [...collectTextNodes(element)]))
    const { dropped } = accountFor(tree, kept, { headline: 'Another title' })
    const notes = dropped.filter((block) => block.text.includes('by hand'))
    expect(notes.map((block) => [block.text.split(' ')[0], block.reason])).toEqual([
      ['Above', 'rest of the page'],
      ['Below', 'outside the article'],
      ['Among', 'outside the article'],
      ['After', 'rest of the page'],
    ])
  })

  it('is near the article below its last words only as another paragraph or caption among them', () => {
    const caption = (place: string) =>
      `<figure><figcaption>${place}: a boat drawn by hand, from the <b>board's</b> collection.</figcaption></figure>`
    const tree = parseHtmlFragment(
      `<h1>A ferry</h1><div class="words">${text}${caption('Amidst')}${text}<p>Paragraph by hand</p><div><p>Box by hand</p></div></div>${caption('Outside')}`,
    )
    const kept = new Set(selectAll('.words > p', tree).flatMap((element) => [...collectTextNodes(element)]))
    for (const node of kept) if (node.value === 'Paragraph by hand') kept.delete(node)
    const { dropped } = accountFor(tree, kept, { headline: 'A ferry' })
    const notes = dropped.filter((block) => block.text.includes('by hand'))
    expect(notes.map((block) => [block.text.split(/\W/)[0], block.reason])).toEqual([
      ['Amidst', 'picture'],
      ['Paragraph', 'outside the article'],
      ['Box', 'rest of the page'],
      ['Outside', 'rest of the page'],
    ])
  })

  it('is no teaser where a paragraph among the others has much of its words in a link', () => {
    const tree = parseHtmlFragment(
      `<h1>A ferry</h1><div class="words">${text}<p>It also <a href="/b">carries horses and other cattle to the islands</a> by hand.</p><p><a href="/c">The bridge is closed again by hand.</a></p><p>More by hand: <a href="/d">the bridge is closed again</a></p>${text}</div>`,
    )
    const words = selectAll('.words > p', tree).filter((element) => selectAll('a', element).length === 0)
    const kept = new Set(words.flatMap((element) => [...collectTextNodes(element)]))
    const { dropped } = accountFor(tree, kept, { headline: 'A ferry' })
    expect(dropped.map(({ reason }) => reason)).toEqual(['headline', 'outside the article', 'links', 'links'])
  })

  it('is a date line with its label, whatever the date', () => {
    const line = (words: string) => `<div class="meta"><span>${words}</span></div>`
    const tree = parseHtmlFragment(
      `<h1>A ferry</h1>${line('Posted: Fri 6:45 PM | Updated: Sat 8:31 PM')}${line('Updated every week by hand')}<div class="words">${text}</div>`,
    )
    const kept = new Set(selectAll('.words > p', tree).flatMap((element) => [...collectTextNodes(element)]))
    const { dropped } = accountFor(tree, kept, { headline: 'A ferry' })
    expect(dropped.map(({ reason }) => reason)).toEqual(['headline', 'date line', 'outside the article'])
  })

  it('that the metadata lack has the reason of the elements around it on the page', () => {
    const note = (name: string, words: string) => `<div class="${name}"><p>${words}</p></div>`
    const teaser =
      '<div><h3><a href="/b">The bridge is closed again</a></h3><p>All week, said the board</p></div>'
    const tree = parseHtmlFragment(
      `<div class="related"><div class="words">${text}${note('story-teaser', 'Read about the tides')}${teaser}${note('intro', 'A standfirst')}${text}</div></div>`,
    )
    const kept = collectTextNodes(tree)
    const removedBlocks = ['Read about the tides', 'All week, said the board', 'A standfirst', 'Nowhere'].map(
      (words) => ({ reason: 'not in the stated text', text: words }),
    )
    const { dropped } = accountFor(tree, kept, { headline: 'A ferry', removedBlocks })
    expect(dropped.map(({ reason }) => reason)).toEqual([
      'related articles',
      'links',
      'not in the stated text',
      'not in the stated text',
    ])
  })

  it('is never a paragraph that only begins like a label', () => {
    for (const last of [
      'Also on Tuesday, <a href="/b">a boy drowned</a>',
      'More from the mayor',
      'Popular it was not',
      'We use cookies to tell the birds from the bees, she said.',
    ])
      expect(read(page(`${text}<p>${last}</p>`)).markdown.replace(/\[|\]\([^)]*\)/g, '')).toContain(
        last.replace(/<[^>]*>/g, ''),
      )
  })

  it('is not a correction between two headings, nor a word with a tooltip', () => {
    const correction = '<p>Correction: the ferry sails at nine.</p><h2>A ferry for the winter</h2>'
    expect(read(page(correction + text)).markdown).toContain('Correction: the ferry sails at nine.')
    const explained =
      '<p>The city’s <span class="tooltip">ombudsman</span> told the board to wait for it.</p>'
    expect(read(page(text + explained)).markdown).toContain('The city’s ombudsman told')
  })
})

describe('a page on which Readability throws', () => {
  it('is read without its templates', () => {
    const { markdown } = read(
      `<title>A ferry</title><body><template><div></template><div>${'Some, long, text, with, commas, '.repeat(20)}</div>`,
    )
    expect(markdown).toContain('Some, long, text')
  })
})

describe('the account of a page', () => {
  it('reports a sentence missing from the article', () => {
    const { fields, markdown, account } = read(
      page(`${text}<p>Nobody drowned, whatever Ambrose claimed.</p>`),
    )
    expect(findLostWords(account, { fields, markdown })).toEqual([])
    const shorter = markdown.replace('whatever Ambrose claimed', '')
    expect(findLostWords(account, { fields, markdown: shorter })).toEqual(
      expect.arrayContaining(['ambrose', 'claimed']),
    )
  })
})
