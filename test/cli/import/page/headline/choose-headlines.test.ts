import { describe, expect, it } from 'vitest'
import { articleIn, fieldsIn, jsonLd, text } from '../written-page.ts'

const shown = (h1: string) => `<article>${h1}${text}</article>`
const ld = (headline: string) => jsonLd({ '@type': 'NewsArticle', headline })
const og = (title: string) => `<meta property="og:title" content="${title}">`

describe('the headline of a page', () => {
  it.each([
    ['JSON-LD', ld('Ferry news: all you need to know')],
    ['Open Graph', og('Ferry news: all you need to know')],
    ['title', '<title>Ferry news: all you need to know</title>'],
  ])('is its visible h1, whatever %s states', async (_, head) => {
    const page = { head, body: shown('<h1>Rudder strands two hundred</h1>') }
    const { fields, markdown } = await articleIn(page)
    expect(fields.headline).toBe('Rudder strands two hundred')
    expect(markdown).not.toContain('Rudder strands')
    expect(fields.alternativeHeadline).toBe(
      head.startsWith('<title') ? null : 'Ferry news: all you need to know',
    )
  })

  it.each([
    `<header><h1>Rudder breaks, two hundred wait</h1></header><main>${text}</main>`,
    `<div><h1>Rudder breaks, two hundred wait</h1>${text}</div>`,
    `<article><h1><a href="/a-ferry">Rudder breaks, two hundred wait</a></h1>${text}</article>`,
  ])('is the only h1, even if no title shares a word with it: %s', async (body) => {
    const { fields, markdown } = await articleIn({ head: ld('Ferry news explained'), body })
    expect(fields.headline).toBe('Rudder breaks, two hundred wait')
    expect(markdown).not.toContain('Rudder')
  })

  it('is not an h1 that the page hides beside another', async () => {
    const body = `<div style="display: none"><h1>Rudder strands two hundred</h1></div>${shown('<h1>Ferry adrift for a night</h1>')}`
    const { headline } = await fieldsIn({ head: ld('Rudder strands two hundred'), body })
    expect(headline).toBe('Ferry adrift for a night')
  })

  it('is an h2 equal to a title, below an h1 unlike any title', async () => {
    const body = `<h1>Star of the North Coast</h1><h2>Rudder strands two hundred</h2>${text}`
    expect((await fieldsIn({ head: ld('Rudder strands two hundred'), body })).headline).toBe(
      'Rudder strands two hundred',
    )
  })

  it('is the h1 most like the titles, among several', async () => {
    const head = ld('Rudder strands two hundred at the quay')
    const body =
      `<div class="modal"><h1>Log in</h1></div><h1 class="site-name"><a href="/">The Lantern</a></h1>` +
      `<nav><h1>Sections</h1></nav>${shown('<h1>Rudder strands two hundred</h1>')}<aside><h1>Most read this week</h1></aside>`
    expect((await fieldsIn({ head, body })).headline).toBe('Rudder strands two hundred')
  })

  it('is not the h1 that names the site or the section', async () => {
    const head = `${ld('Rudder strands two hundred')}<meta property="og:site_name" content="Evening Star"><meta property="article:section" content="Sport">`
    for (const name of ['Evening Star', 'Sport', 'SPORT'])
      expect((await fieldsIn({ head, body: `<h1>${name}</h1><article>${text}</article>` })).headline).toBe(
        'Rudder strands two hundred',
      )
  })

  it('leaves out a kicker within the h1 if a title does', async () => {
    const h1 = '<h1><span class="kicker">Harbour</span> <span>Rudder strands two hundred</span></h1>'
    const { fields, markdown } = await articleIn({ head: og('Rudder strands two hundred'), body: shown(h1) })
    expect(fields.headline).toBe('Rudder strands two hundred')
    expect(markdown).not.toContain('Rudder strands')
    expect((await fieldsIn({ body: shown(h1) })).headline).toBe('Harbour Rudder strands two hundred')
  })

  it('leaves out a kicker although microdata state the whole h1', async () => {
    const h1 =
      '<h1 itemprop="headline"><span class="over">Harbour</span> <i> - </i> <span>Rudder strands two hundred</span></h1>'
    for (const title of ['Rudder strands two hundred', 'At the quay: Rudder strands two hundred'])
      expect((await fieldsIn({ head: og(title), body: shown(h1) })).headline).toBe(
        'Rudder strands two hundred',
      )
  })

  it.each([
    '<h1>Rudder strands <br> two hundred</h1>',
    '<h1><span class="sr-only">Article:</span> Rudder strands two hundred</h1>',
    '<h1>Rudder strands two hundred <button>Share</button></h1>',
    '<h1>Rudder strands two hundred <a class="anchor" href="#rudder">#</a></h1>',
    '<h1><span class="badge">Premium</span> Rudder strands two hundred</h1>',
    '<h1><a href="/?p=42">Rudder strands two hundred</a></h1>',
  ])('is the visible text of the h1, which is removed from the body: %s', async (h1) => {
    const { fields, markdown } = await articleIn({ head: og('Ferries explained'), body: shown(h1) })
    expect(fields.headline).toBe('Rudder strands two hundred')
    expect(markdown).not.toMatch(/Rudder|hundred<|Premium|Article:|Share/)
  })

  it.each([
    ['in a nav', `<nav><h1>Ferries explained</h1></nav>${shown('<h2>Rudder strands two hundred</h2>')}`],
    [
      'in breadcrumbs',
      `<ul class="breadcrumb"><li><h1>Ferries explained</h1></li></ul>${shown('<h2>Rudder strands two hundred</h2>')}`,
    ],
    ['in the footer', `${shown('')}<footer><h1>Letters from the coast</h1></footer>`],
    ['below the text', `${shown('')}<div><h1>Our partners and their offers</h1></div>`],
    ['for screen readers', `<h1 class="sr-only">The Lantern every day</h1>${shown('')}`],
  ])('is not an h1 %s', async (_, body) => {
    const head = ld('Rudder strands two hundred') + og('Ferries explained')
    expect((await fieldsIn({ head, body })).headline).toBe('Rudder strands two hundred')
  })

  it.each(['<header><h1>Sunday on the coast</h1></header>', '<article><h1>A teaser of three</h1></article>'])(
    'is the only h1 of the article, beside %s',
    async (other) => {
      for (const h1 of ['Rudder strands two hundred', 'All adrift', 'Adrift']) {
        const body = `${other}${shown(`<h1>${h1}</h1>`)}`
        expect((await fieldsIn({ head: og('Ferries explained'), body })).headline).toBe(h1)
      }
    },
  )

  it('is the h2 above the text, without its kicker, if the h1 ends a breadcrumb trail', async () => {
    const h2 = '<h2><span class="a">Storm</span> <span class="b">Rudder strands two hundred</span></h2>'
    const body = `<nav><a href="/">Home</a><h1>Storm: Ferries explained, two hundred stranded</h1></nav>${shown(h2)}`
    for (const title of ['Rudder strands two hundred', 'Storm: Rudder strands two hundred']) {
      const head = ld('Storm: Ferries explained, two hundred stranded') + og(title)
      const { fields, markdown } = await articleIn({ head, body })
      expect(fields.headline).toBe(title)
      expect(markdown).not.toContain('Rudder')
    }
    const below = `<nav><h1>Ferries explained, two hundred stranded</h1></nav>${shown('')}<h2>Ferries explained</h2>${text}`
    const head = ld('Ferries explained, two hundred stranded')
    expect((await fieldsIn({ head, body: below })).headline).toBe('Ferries explained, two hundred stranded')
  })

  it('is an h1 with words of a title above lines without paragraphs', async () => {
    const lines = 'The ferry turns,<br>the ferry burns,<br>and nobody returns.<br>'.repeat(12)
    const body = `<p>${'We would like to set cookies on this machine. '.repeat(4)}</p><h1>Ferry Burns</h1><h2><a href="/ann">Ann Example</a></h2><div>${lines}</div>`
    expect((await fieldsIn({ head: og('Ann Example – Ferry Burns'), body })).headline).toBe('Ferry Burns')
  })

  it('is not a one-word label above another heading', async () => {
    const body = shown('<h1>Harbour</h1><h2>Rudder strands two hundred</h2>')
    expect((await fieldsIn({ head: ld('Ferries explained'), body })).headline).toBe('Ferries explained')
  })

  it('includes the kicker above the h1 if JSON-LD and Open Graph join the two', async () => {
    const body = `<article><header><p>Harbour</p><h1>Rudder strands two hundred</h1></header>${text}</article>`
    const joined = 'Harbour: Rudder strands two hundred'
    expect((await fieldsIn({ head: ld(joined) + og(joined), body })).headline).toBe(joined)
    expect((await fieldsIn({ head: og(joined), body })).headline).toBe('Rudder strands two hundred')
  })

  it('is the first of several h1 if there is no title', async () => {
    const body = shown('<h1>Rudder strands two hundred</h1><h1>How to wait for a ferry</h1>')
    expect((await fieldsIn({ body })).headline).toBe('Rudder strands two hundred')
  })

  it('has no soft hyphens', async () => {
    expect((await fieldsIn({ body: shown('<h1>Con&shy;sti&shy;tution upheld today</h1>') })).headline).toBe(
      'Constitution upheld today',
    )
  })

  it.each([
    [
      'its site in Open Graph',
      `<meta property="og:site_name" content="Golem.example">${og('A ferry stops today - Golem.example')}`,
    ],
    [
      'its publisher',
      jsonLd({
        '@type': 'NewsArticle',
        headline: 'A ferry stops today | Stern',
        publisher: { name: 'Stern' },
      }),
    ],
    ['its section', `<meta property="article:section" content="Sport">${og('A ferry stops today | Sport')}`],
    [
      'its host',
      `<link rel="canonical" href="https://www.star.example/a-ferry">${og('A ferry stops today – Star')}`,
    ],
    [
      'a site without spaces',
      `<meta property="og:site_name" content="毎日新聞">${og('A ferry stops today - 毎日新聞')}`,
    ],
    [
      'site and section',
      `<meta property="og:site_name" content="Star"><meta property="article:section" content="News">${og('A ferry stops today | News | Star')}`,
    ],
    ['a site before it', `<meta property="og:site_name" content="Star">${og('Star: A ferry stops today')}`],
    ['its site by a domain', og('A ferry stops today - Lantern.example.de')],
    [
      'a section that the page links to',
      `<meta property="og:site_name" content="Star">${og('A ferry stops today - Sport - Star')}`,
    ],
  ])('loses the name of %s', async (_, head) => {
    const body = `<ul><li><a href="/sport/">Sport</a></li></ul><div>${text}</div>`
    expect((await fieldsIn({ head, body })).headline).toBe('A ferry stops today')
  })

  it('keeps text after a dash or a colon unless it is a name', async () => {
    for (const title of [
      'A ferry stops – and the town waits',
      'Obama: we can',
      'Vote on Spider-Man',
      'Ten tricks - Node.js',
    ])
      expect((await fieldsIn({ head: og(title), body: `<div>${text}</div>` })).headline).toBe(title)
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('may be %s', async (word) => {
    const head = `${ld(word)}<meta name="${word}" content="x"><meta property="og:site_name" content="${word} daily">`
    expect((await fieldsIn({ head, body: `<div>${text}</div>` })).headline).toBe(word)
  })

  it('has the first of the other titles beside it', async () => {
    for (const [first, second] of [
      ['All about ferries', 'Ferries explained'],
      ['Ferries explained', 'All about ferries'],
    ] as const) {
      const page = { head: ld(first) + og(second), body: shown('<h1>Rudder strands two hundred</h1>') }
      expect((await fieldsIn(page)).alternativeHeadline).toBe(first)
    }
  })

  it.each([
    [
      'a whole title of Open Graph before one that JSON-LD cuts',
      ld('Rudder strands two…') + og('Rudder strands two hundred'),
      '',
      'Rudder strands two hundred',
    ],
    ['one that JSON-LD cuts before none', ld('Rudder strands two…'), '', 'Rudder strands two…'],
    [
      'JSON-LD before Open Graph',
      og('Ferries explained') + ld('Rudder strands two hundred'),
      '',
      'Rudder strands two hundred',
    ],
    [
      'Open Graph before the title',
      `<title>Notes of the week</title>${og('Rudder strands two hundred')}`,
      '',
      'Rudder strands two hundred',
    ],
    [
      'an h2 like a title before Open Graph',
      og('Rudder strands two hundred at the quay'),
      '<h2>Rudder strands two hundred</h2>',
      'Rudder strands two hundred',
    ],
    [
      'the only h1 before the title',
      '<title>Notes of the week</title>',
      '<h1>Letters from the coast</h1>',
      'Letters from the coast',
    ],
    [
      'the title before an h1 that names the site',
      '<title>Notes of the week</title><meta property="og:site_name" content="Letters from the coast">',
      '<h1>Letters from the coast</h1>',
      'Notes of the week',
    ],
    [
      'an h1 that names the site before none',
      '',
      '<h1>Letters from the coast</h1>',
      'Letters from the coast',
    ],
  ])('without a heading above the text is %s', async (_, head, heading, expected) => {
    const body = `<div>${text}</div><footer>${heading}</footer>`
    expect((await fieldsIn({ head, body })).headline).toBe(expected)
  })
})
