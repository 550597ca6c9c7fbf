import { describe, expect, it } from 'vitest'
import { textContent } from '../../../../../src/cli/content/html/element.ts'
import { parseHtmlFragment } from '../../../../../src/cli/content/html/parse-html.ts'
import { removeFurniture } from '../../../../../src/cli/import/page/furniture/remove-furniture.ts'
import type { KnownFields } from '../../../../../src/cli/import/page/lines/known-fields.ts'
import { ferryFields } from '../ferry-fields.ts'

const blocksOf = (html: string) => parseHtmlFragment(html).children.filter((node) => node.type === 'element')

/** A paragraph that is long enough to be article text. */
const long = (subject: string) =>
  `<p>${subject} was quiet again in the evening of that day, and those who had waited on the quay since the morning went home with the last bus of the company.</p>`

const clear = (html: string, more: Partial<KnownFields> = {}) => {
  const { blocks, dropped, byline } = removeFurniture(blocksOf(html), { ...ferryFields, ...more })
  return {
    kept: blocks.map((block) => (block.tagName === 'img' ? '(picture)' : textContent(block))),
    dropped: dropped.map(({ reason, text }) => `${reason}: ${text}`),
    byline,
  }
}

const body = textContent({ type: 'root', children: blocksOf(long('The ferry')) })
const link = (text: string) => `<a href="https://a.example/other/story">${text}</a>`

describe('above the text', () => {
  it.each([
    ['<p>A ferry, late</p>', 'headline: A ferry, late'],
    ['<p>Fog again<br>By Ann Lee</p>', 'headline: Fog again By Ann Lee'],
    ['<p>By Ann Lee<br>April 8, 2016</p>', 'byline: By Ann Lee April 8, 2016'],
    ['<p>Last updated 6 hours ago</p>', 'date line: Last updated 6 hours ago'],
    ['<p>vor 3 Stunden</p>', 'date line: vor 3 Stunden'],
    ['<p>il y a 2 jours</p>', 'date line: il y a 2 jours'],
    ['<p>April 8, 2016</p>', 'date line: April 8, 2016'],
    [`<p>${link('News')} | ${link('Sport')} | ${link('Arts')}</p>`, 'navigation: News | Sport | Arts'],
  ])('a block that repeats what is known is dropped: %s', (html, dropped) => {
    expect(clear(html + long('The ferry'))).toMatchObject({ kept: [body], dropped: [dropped] })
    const below = clear(long('The ferry') + html)
    expect([below.kept.length, below.dropped]).toEqual([2, []])
  })

  it.each([
    ['<p>By Ann Lee, who waited</p>'],
    ['<p>10 June 2012</p>'],
    ['<p>30 minutes</p>'],
    ['<p>Two lives ago</p>'],
    ['<p>A mill burnt 3 days ago</p>'],
    ['<p>A ferry, late, and fog</p>'],
    [`<p>${link('News')} and ${link('Sport')}</p>`],
    [`<p>${link('News')} ${link('Sport')} ${link('The third of these is no name of a section')}</p>`],
    ['<p>By Ann Lee <img src="/a.png"></p>'],
    ['<p><img src="/a.png"> Advertisement</p>'],
  ])('any other block stays: %s', (html) => {
    expect(clear(html + long('The ferry'))).toMatchObject({ dropped: [] })
  })

  it('what stands above the repeated headline is dropped, unless it is a sentence or a picture', () => {
    const above =
      '<p>Harbour and coast</p><p>It was late. Harbour</p><p>Was it late?</p><p>“It was late.”</p><p><img src="/a.png" alt=""></p><h1>A ferry, late</h1>'
    const { kept, dropped } = clear(`${above}<p>Harbour and quay</p>${long('The ferry')}`)
    expect(kept).toEqual(['Was it late?', '“It was late.”', '', 'Harbour and quay', body])
    expect(dropped).toEqual([
      'above the headline: Harbour and coast',
      'above the headline: It was late. Harbour',
      'headline: A ferry, late',
    ])
  })

  it('a headline below the first paragraph of text is not sought', () => {
    const { kept, dropped } = clear(`<p>Harbour and coast</p>${long('The ferry')}<h2>A ferry, late</h2>`)
    expect([kept.length, dropped]).toEqual([3, []])
  })

  it('a byline is taken where none is known', () => {
    const html = `<p>By Cy Poe</p>${long('The ferry')}`
    expect(clear(html, { byline: null, authors: [] }).byline).toBe('By Cy Poe')
    expect(clear(html).byline).toBe('By Ann Lee and Bo for the Wire')
  })
})

describe('anywhere', () => {
  it.each([
    ['<p>https://a.example/ferry</p>', 'own address'],
    ['<p>Updated: May 1, 2016</p>', 'date line'],
    ['<p>Advertisement</p>', 'notice'],
    ['<p>$$ARTICLE_AD$$</p>', 'notice'],
    ['<p>Back to video</p>', 'notice'],
    ['<ul><li>Facebook</li><li>Twitter</li></ul>', 'share buttons'],
    [`<p>Read more: ${link('A ferry for the winter')}</p>`, 'related articles'],
    [`<p>&gt;&gt; Here are ${link('all ferries of the winter')}</p>`, 'related articles'],
    [`<p>→ ${link('Timetable')}</p>`, 'related articles'],
    [`<p><a href="#top">Top</a> ${link('Back')}</p>`, 'navigation'],
    ['<p><a href="#">Up</a></p>', 'navigation'],
  ])('furniture is dropped, with the reason: %s', (html, reason) => {
    const { kept, dropped } = clear(long('The ferry') + html + long('The quay'))
    expect([kept.length, dropped.map((each) => each.split(': ', 1)[0])]).toEqual([2, [reason]])
  })

  it.each([
    ['<p>→ And then the fog came.</p>', 'no link'],
    ['<p>→ <a href="https://b.example/x">The company</a></p>', 'another site'],
    [`<p>→ ${link('Timetable')} ${'and so on '.repeat(21)}</p>`, 'a long paragraph'],
    [`<p>The quay → ${link('the island')}</p>`, 'an arrow within a line'],
    [`<p>» It sails, » said ${link('the pilot')}</p>`, 'a quotation'],
  ])('a line with an arrow stays: %s (%s)', (html) =>
    expect(clear(long('The ferry') + html + long('The quay')).dropped).toEqual([]),
  )

  it.each([
    ['<p><a href="#topic">The topic</a></p>', 'a note'],
    ['<ul><li><a href="#top">Ferries</a></li><li><a href="#mills">Mills</a></li></ul>', 'a list'],
    ['<p>The ferry is described <a href="#top">at the top</a>.</p>', 'a sentence'],
  ])('a link within the page stays: %s (%s)', (html) =>
    expect(clear(long('The ferry') + html + long('The quay')).dropped).toEqual([]),
  )

  it('a label is dropped with the links below it', () => {
    const links = `<p>${link('A ferry for the winter')}</p><p>${link('A mill for the summer')}</p>`
    const { kept, dropped } = clear(`${long('The ferry')}<p>Read more:</p>${links}${long('The quay')}`)
    expect(kept).toHaveLength(2)
    expect(dropped).toEqual([
      'related articles: Read more:',
      'related articles: A ferry for the winter',
      'related articles: A mill for the summer',
    ])
  })

  it('a label is kept above text, and dropped at the end if it is marked as one', () => {
    const label = '<p>Read more:</p>'
    expect(clear(long('The ferry') + label + long('The quay')).dropped).toEqual([])
    expect(clear(long('The ferry') + label).dropped).toEqual([])
    for (const marked of ['<h3>Read more:</h3>', '<p><strong>Read more:</strong></p>'])
      expect(clear(long('The ferry') + marked + marked).dropped).toEqual(
        Array(2).fill('label without links: Read more:'),
      )
    expect(clear(`${long('The ferry')}<p><strong>Read</strong> more:</p>`).dropped).toEqual([])
  })

  it('links to newsletters and accounts are dropped at the end alone', () => {
    const service = '<p><a href="https://a.example/newsletter">Sign up for our letters</a></p>'
    expect(clear(long('The ferry') + service + service).dropped).toEqual(
      Array(2).fill('service line: Sign up for our letters'),
    )
    expect(clear(long('The ferry') + service + long('The quay')).dropped).toEqual([])
  })

  it('a body of nothing but a link to a newsletter is empty', () =>
    expect(clear('<p><a href="https://a.example/newsletter">Sign up for our letters</a></p>').kept).toEqual(
      [],
    ))

  it('a channel of a messenger is a service at the end', () => {
    const channel = '<p>Follow us <a href="https://whatsapp.com/channel/0029Va">there</a></p>'
    expect(clear(long('The ferry') + channel).dropped).toEqual(['service line: Follow us there'])
    expect(
      clear(`${long('The ferry')}<p><a href="https://whatsapp.com/security">Here</a></p>`).dropped,
    ).toEqual([])
  })

  it('a list of newsletters, apps and accounts is dropped, unless most of it is of others', () => {
    const item = (href: string) => `<li>Take the ferry with you: <a href="${href}">here</a></li>`
    const [letter, app, account, other] = [
      item('https://a.example/newsletter'),
      item('https://play.google.com/store/apps/details?id=a'),
      item('https://www.instagram.com/ann.lee'),
      item('https://b.example/ferry'),
    ]
    const lantern = { url: 'https://the-lantern.example/ferry' }
    const dropped = (...items: string[]) =>
      clear(`${long('The ferry')}<ul>${items.join('')}</ul>${long('The quay')}`, lantern).dropped.length
    expect([dropped(letter, app, account), dropped(letter, app)]).toEqual([1, 1])
    expect([dropped(letter, app, other), dropped(letter, account), dropped(account, account)]).toEqual([
      0, 0, 0,
    ])
  })

  it('headings without text at the end are dropped if there are several', () => {
    const headings = '<h3>Ferry</h3><h3>Boat</h3>'
    expect(clear(`${long('The ferry')}${headings}<hr>`).dropped).toEqual([
      'heading without text: Boat',
      'heading without text: Ferry',
    ])
    expect(clear(`${long('The ferry')}<h3>A. L.</h3>`).dropped).toEqual([])
    expect(clear(`${headings}${long('The ferry')}`).dropped).toEqual([])
  })

  it('lists of links to the other newspapers of the house are dropped', () => {
    const entry = (title: string) => `<li><b>Ferry:</b> <a href="https://b.example/x">${title}</a></li>`
    const list = `<ul>${entry('A mill for the summer of the year')}${entry('A ferry for the winter again')}</ul>`
    expect(clear(long('The ferry') + list, { otherHosts: ['www.b.example'] }).dropped).toHaveLength(1)
    expect(clear(long('The ferry') + list).dropped).toEqual([])
  })

  it('a long paragraph is kept once, a short one and verse as often as they occur', () => {
    const repeated = clear(long('The ferry') + long('The quay') + long('The ferry'))
    expect([repeated.kept.length, repeated.dropped]).toEqual([2, [`repeated paragraph: ${body}`]])
    const short = '<p>And the fog came in again, as always.</p>'
    expect(clear(short + long('The ferry') + short).kept).toHaveLength(3)
    const verse = `<p>${'The fog comes in again, over the quay and the mill<br>'.repeat(3)}</p>`
    expect(clear(verse + long('The ferry') + verse).kept).toHaveLength(3)
    const others = Array.from({ length: 20 }, (_, number) => long(`Boat ${number}`))
    expect(clear([long('The ferry'), ...others.slice(1), long('The ferry')].join('')).dropped).toHaveLength(1)
    expect(clear([long('The ferry'), ...others, long('The ferry')].join('')).dropped).toEqual([])
  })

  it('a line that repeats the caption above it is dropped', () => {
    const figure =
      '<figure><img src="/a.png" alt=""><figcaption>The ferry in the fog of April</figcaption></figure>'
    const caption = '<p>The ferry in the fog of April</p>'
    const between = clear(long('The quay') + figure + caption + long('The ferry'))
    expect(between.dropped).toEqual(['repeated paragraph: The ferry in the fog of April'])
    expect(clear(long('The quay') + caption + figure + long('The ferry')).dropped).toEqual([])
    expect(clear(`${long('The quay')}${figure}<p>The ferry in the fog</p>`).dropped).toEqual([])
  })
})

describe('where the text of the article is stated', () => {
  const statedBodyWords = textContent({
    type: 'root',
    children: blocksOf(`${long('The ferry')} ${long('The quay')}`),
  })
    .toLowerCase()
    .match(/\p{L}+/gu) as string[]
  const [ferry, quay] = [long('The ferry'), long('The quay')]
  const droppedFrom = (html: string) =>
    clear(html, { statedBodyWords } as Partial<typeof ferryFields>).dropped

  it.each([
    ['a line without an end between the text', `${ferry}<p>Weather and tides</p>${quay}`, true],
    ['a sentence between the text', `${ferry}<p>It rained.</p>${quay}`, false],
    ['a sentence that is a link between the text', `${ferry}<p>${link('It rained.')}</p>${quay}`, 'links'],
    ['a heading of stated text', `${ferry}<h2>Weather</h2>${quay}`, false],
    ['a heading that is a link', `${ferry}<h2>${link('Weather today')}</h2>${quay}`, 'links'],
    ['a heading of a line', `${ferry}<h2>Weather</h2><p>It rained.</p>${quay}`, true],
    ['a heading below the text', `${ferry}${quay}<h2>Weather</h2>`, true],
    ['a line below the text', `${ferry}${quay}<p>Weather and tides</p>`, true],
    ['a short sentence below the text', `${ferry}${quay}<p>It rained.</p>`, true],
    [
      'a correction below the text',
      `${ferry}${quay}<p>An earlier version of this article named the wrong company and the wrong island.</p>`,
      false,
    ],
    [
      'a sentence with a link below the text',
      `${ferry}${quay}<p>An earlier version of ${link('this article')} named the wrong company and island.</p>`,
      true,
    ],
    ['a picture below the text', `${ferry}${quay}<p><img src="/a.png" alt=""></p>`, false],
    ['part of a stated paragraph', `${ferry}<p>the last bus</p>${quay}`, false],
    ['two stated words', `${ferry}<p>last bus</p>${quay}`, false],
    ['two other words', `${ferry}<p>first bus</p>${quay}`, true],
  ])('%s: %s, dropped: %s', (_, html, reason) => {
    const reasons = droppedFrom(html).map((each) => each.split(': ', 1)[0])
    expect(reasons).toEqual(reason === false ? [] : [reason === true ? 'not in the stated text' : reason])
  })
})

describe('a picture alone below the same picture', () => {
  const picture = (alt = '', src = 'https://a.example/quay.jpg') => `<p><img src="${src}" alt="${alt}"></p>`
  const captioned = `<figure><img src="https://a.example/quay.jpg" alt="The quay"><figcaption>The quay</figcaption></figure>`
  const countPictures = (html: string) => {
    const { blocks } = removeFurniture(blocksOf(long('The ferry') + html + long('The pier')), ferryFields)
    return JSON.stringify(blocks).match(/"img"/g)?.length
  }

  it.each([
    ['in a paragraph', picture() + picture()],
    ['with the same alternative text', picture('The quay') + picture('The quay')],
    ['in a link', `${picture()}<p><a href="https://a.example/quay.jpg">${picture().slice(3, -4)}</a></p>`],
    ['below its caption', captioned + picture()],
  ])('is dropped %s', (_, html) => {
    expect(countPictures(html)).toBe(1)
  })

  it.each([
    ['another picture', picture() + picture('', 'https://a.example/pier.jpg')],
    ['one with another description', picture('The quay') + picture('The pier')],
    ['one with a caption', picture() + captioned],
    ['one below other words', picture() + long('The quay') + picture()],
  ])('is not %s', (_, html) => {
    expect(countPictures(html)).toBe(2)
  })

  it('is not a rating in stars below another', () => {
    const stars = (count: number) => `<p>${picture().slice(3, -4).repeat(count)}</p>`
    expect(countPictures(stars(2) + stars(2))).toBe(4)
    expect(countPictures(stars(2) + stars(1))).toBe(3)
  })
})
