import { describe, expect, it } from 'vitest'
import { articleIn, text } from './written-page.ts'

const url = '<link rel="canonical" href="https://www.lantern.example/ferry">'
const [first = '', ...others] = text.split('\n')

/** More text than an offer has. */
const more = ['The quay', 'The wall', 'The office']
  .map((subject) => `<p>${subject} ${'was quiet again in the evening of that day, '.repeat(4)}they say.</p>`)
  .join('')

const withBlock = (block: string) =>
  articleIn({
    head: url,
    body: `<article><h1>A ferry stops</h1><div>${first}${block}${others.join('')}${more}</div></article>`,
  })
const withEnd = (block: string) =>
  articleIn({ head: url, body: `<article><h1>A ferry stops</h1><div>${text}${block}</div></article>` })

const offer = 'Every Monday morning the news of both shores, before the first ferry leaves.'

describe('an offer of the newspaper within an article', () => {
  it.each([
    [
      'a field for an address',
      `<section><h3>Monday mail</h3><p>${offer}</p><form><input type="email"></form><p>You can leave at any time.</p></section>`,
    ],
    [
      'a button that leads to a subscription',
      `<div><div><p>${offer}</p></div><div><a class="btn red" href="/service/subscribe">Go on</a></div></div>`,
    ],
    [
      'a button that a script follows',
      `<div><h2>Monday mail</h2><p>${offer}</p><button>Jetzt abonnieren</button><span>You can leave at any time.</span></div>`,
    ],
    [
      'a button that leads to an account',
      `<div><p>${offer}</p><a class="c-button" href="https://login.lantern.example/login?to=1">Go on</a></div>`,
    ],
  ])('is left out, and in the account: %s', async (_, block) => {
    const { markdown, account } = await withBlock(block)
    expect(markdown).not.toContain('both shores, before')
    expect(markdown).not.toContain('leave at any time')
    expect(account.dropped.some((each) => each.text.includes('Every Monday morning'))).toBe(true)
    for (const paragraph of ['The ferry between', 'Two hundred people', 'The company says'])
      expect(markdown).toContain(paragraph)
  })

  it.each([
    ['a sentence with a link', `<p>${offer} <a href="/newsletter">It</a> is an old paper.</p>`],
    ['a button that leads elsewhere', `<div><p>${offer}</p><a class="btn" href="/timetable">Go on</a></div>`],
    [
      'a form for comments',
      `<div><p>${offer}</p><form><input type="email"><textarea></textarea></form></div>`,
    ],
    [
      'much text',
      `<div><p>${offer}</p>${`<p>${offer.repeat(3)}</p>`.repeat(3)}<form><input type="email"></form></div>`,
    ],
  ])('is not %s', async (_, block) => {
    expect((await withBlock(block)).markdown).toContain('Every Monday morning')
  })

  it.each([
    '<div class="widget-poll"><p>The harbour: should it stay as it is, or grow?</p><div>YesNo</div></div>',
    '<div class="c-oembed-placeholder__body"><p>To see what others embed in the harbour, agree to all of it.</p></div>',
  ])('is a poll, or stands for an embed: %s', async (block) => {
    expect((await withBlock(block)).markdown).not.toContain('harbour')
  })

  it('is never most of the article', async () => {
    const body = `<article><h1>A ferry stops</h1><div>${first}<form><input type="email"></form></div></article>`
    expect((await articleIn({ head: url, body })).markdown).toContain('The ferry between')
  })
})

describe('a service line below an article', () => {
  it.each([
    `<p><em>${offer}</em> <a href="/lantern-newsletter-anmeldung,Rk">Hier entlang</a></p>`,
    `<ul><li>Our <a href="https://apps.apple.com/app/lantern">app</a>.</li><li>Our <a href="/newsletter">mail</a>.</li></ul>`,
    '<p>Follow us on <a href="https://twitter.com/TheLantern">Twitter</a>.</p>',
  ])('is left out, and in the account: %s', async (line) => {
    const { markdown, account } = await withEnd(line)
    expect(markdown.trimEnd()).toMatch(/until it comes\.$/)
    expect(account.dropped.map(({ reason }) => reason)).toContain('service line')
  })

  it.each([
    '<p>The reporter reads <a href="https://twitter.com/annexample">what is written to her</a>.</p>',
    '<p>See how <a href="https://www.youtube.com/watch?v=lantern">the ferry</a> came in.</p>',
    '<p>The <a href="/newsletter">first letter</a> and <a href="/quay">the quay</a> were found.</p>',
    '<p>The company has written to nobody.</p>',
  ])('is no line with other links: %s', async (line) => {
    const { markdown } = await withEnd(line)
    expect(markdown.trimEnd()).not.toMatch(/until it comes\.$/)
  })

  it('stays above a paragraph of the text', async () => {
    expect((await withBlock('<p>Read <a href="/newsletter">our letter</a>.</p>')).markdown).toContain(
      'our letter',
    )
  })
})

describe('links to other pages within an article', () => {
  const headline = 'The harbour has a new master'

  it.each([
    [
      'kickers before links',
      `<ul><li><b>Harbour:</b> <a href="/a">${headline}</a></li><li><b>Quay:</b> <a href="/b">${headline}s</a></li></ul>`,
    ],
    [
      'another suffix',
      `<ul><li><a href="https://www.lantern.test/a">${headline}</a></li><li><a href="https://lantern.test/b">${headline}s</a></li></ul>`,
    ],
    [
      'a teaser by its name',
      `<figure class="c-teaser"><a href="/a"><img src="/a.jpg" alt="Ann on the quay"><figcaption>${headline}</figcaption></a></figure>`,
    ],
    [
      'a teaser by its link',
      `<figure class="x"><a class="teaser-link" href="/a"><img src="/a.jpg" alt="Ann on the quay"><figcaption>${headline}</figcaption></a></figure>`,
    ],
  ])('are left out with their pictures: %s', async (_, block) => {
    const { markdown, account } = await withBlock(block)
    expect(markdown).not.toMatch(/new master|Ann on/)
    expect(account.dropped.some(({ text }) => text.includes(headline))).toBe(true)
  })

  it.each([
    [
      'a recording',
      '<p><a href="https://lantern.example/recordings/ferry-in-the-morning.mp4">https://lantern.example/recordings/ferry-in-the-morning.mp4</a></p>',
    ],
    [
      'a list of sentences with links',
      '<ul><li>The harbour has always belonged to them: <a href="/a">the masters of the two shores</a></li><li>Nobody in the harbour knows how: <a href="/b">the masters of the quay</a></li></ul>',
    ],
    [
      'a lead by the name of a teaser',
      '<div class="teaser-text">The harbour is quiet, for the first time in years.</div>',
    ],
  ])('are not %s', async (_, block) => {
    expect((await withBlock(block)).markdown).toMatch(/harbour (?:is|has)|in the harbour|mp4/)
  })
})
