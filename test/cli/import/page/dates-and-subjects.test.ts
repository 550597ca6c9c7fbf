import { describe, expect, it } from 'vitest'
import { fieldsIn, jsonLd, text } from './written-page.ts'

const h1 = '<h1>A ferry stops</h1>'

describe('the date of a page', () => {
  it.each([
    `<aside><h2>Related</h2><p><a href="/x">Old ferry</a> <time datetime="2010-01-02">2 January 2010</time></p></aside>`,
    `<aside><a href="/x">An old ferry sank here once</a> <span class="date">2 January 2010</span></aside>`,
    `<aside><ul><li><a href="/x">Old ferry</a> 2 January 2010</li></ul></aside>`,
    `<div class="related-stories"><p>2 January 2010</p></div>`,
    `<div class="relatedContent"><p class="date">2 January 2010</p></div>`,
    `<nav><time datetime="2010-01-02">2 January 2010</time></nav>`,
    `<section class="comments"><time datetime="2010-01-02">2 January 2010</time></section>`,
    `<article class="card"><h3>Old ferry</h3><time datetime="2010-01-02">2 January 2010</time></article>`,
    `<div hidden><time datetime="2010-01-02"></time></div>`,
  ])('is not that of another story: %s', async (other) => {
    for (const body of [`<article>${h1}${text}${other}</article>`, `<article>${other}${h1}${text}</article>`])
      expect((await fieldsIn({ body })).published).toBeNull()
    const own = `<article>${other}${h1}<p class="date">8 April 2016</p>${text}</article>`
    expect((await fieldsIn({ body: own })).published).toBe('2016-04-08')
  })

  it('is in the data attribute of a single element if nothing else gives one', async () => {
    const data = '<div data-title="x" data-publish-date="2016-04-08T09:30:00Z"></div>'
    const inBody = async (elements: string) =>
      (await fieldsIn({ body: `<article>${h1}${text}</article>${elements}` })).published
    expect(await inBody(data)).toBe('2016-04-08T09:30:00Z')
    expect(await inBody(data + data)).toBeNull()
    const changed = 'data-modified-date="2016-05-01T10:00:00Z"'
    expect(await inBody(`<div ${changed} data-publish-date="2016-04-08T09:30:00Z"></div>`)).toBe(
      '2016-04-08T09:30:00Z',
    )
    expect(await inBody(`<div ${changed}></div>`)).toBeNull()
    const shown = `<article>${h1}<time datetime="2016-04-09">9 April</time>${text}</article>${data}`
    expect((await fieldsIn({ body: shown })).published).toBe('2016-04-09')
  })

  it('is not that of an aside below the text', async () => {
    const aside =
      '<aside><p>Read also: an old ferry sank</p><time datetime="2010-01-02">2 January 2010</time></aside>'
    expect((await fieldsIn({ body: `<article>${h1}${text}${aside}</article>` })).published).toBeNull()
  })

  it.each([
    `${'ARTICLE'}<footer>© The Lantern, 1 January 2010</footer>`,
    `${'ARTICLE'}<ol class="commentlist"><li><time datetime="2010-01-02">2 January</time></li></ol>`,
    `${'ARTICLE'}<div><h3><a href="/x">Old ferry</a></h3><time datetime="2010-01-02">2 January</time></div>`,
    `<header><time datetime="2026-01-02">Today</time></header>${'ARTICLE'}`,
    `<header><div id="date">Friday, 2 January 2026</div></header>${'ARTICLE'}`,
  ])('is not that of its site: %s', async (page) => {
    const at = (own: string) => page.replace('ARTICLE', `<article>${h1}${own}${text}</article>`)
    expect((await fieldsIn({ body: at('') })).published).toBeNull()
    expect((await fieldsIn({ body: at('<p class="date">8 April 2016</p>') })).published).toBe('2016-04-08')
  })

  it('is not that of a sentence', async () => {
    const told = '<p>On 8 April 2010 a ferry sank here, and the town remembers it.</p>'
    expect((await fieldsIn({ body: `<article>${h1}${told}${text}</article>` })).published).toBeNull()
    const marked =
      '<p>The harbour burned on <time datetime="2010-04-08">8 April 2010</time>, and was rebuilt within a year.</p>'
    expect((await fieldsIn({ body: `<article>${h1}${text}${marked}</article>` })).published).toBeNull()
    const line = '<p>Published on 8 April 2016.</p>'
    expect((await fieldsIn({ body: `<article>${h1}${line}${text}</article>` })).published).toBe('2016-04-08')
  })

  it.each([
    ['2016-04-08T10:00:00Z', '2015-01-01T10:00:00Z', null],
    ['2016-04-08T10:00:00Z', '2016-04-08T12:00:00+02:00', null],
    ['2016-04-08T10:00:00Z', '2016-04-08T10:00:01Z', '2016-04-08T10:00:01Z'],
    ['2016-04-08', '2016-04-08T10:00:00Z', '2016-04-08T10:00:00Z'],
    ['1970-01-01T01:00:00+01:00', '2016-04-08', '2016-04-08'],
  ])('of %s was changed at %s: %s', async (datePublished, dateModified, modified) => {
    expect(await fieldsIn({ head: about({ datePublished, dateModified }) })).toMatchObject({ modified })
  })

  it('may be in an aside without links, or after a label', async () => {
    const aside = '<aside><span>By Ann Example</span> <time datetime="2016-04-08">8 April</time></aside>'
    expect((await fieldsIn({ body: `<article>${h1}${aside}${text}</article>` })).published).toBe('2016-04-08')
    const label = '<ul><li><strong>Date</strong> 8 April 2016</li></ul>'
    expect((await fieldsIn({ body: `<div>${h1}${text}${label}</div>` })).published).toBe('2016-04-08')
  })

  it('is found in a page that is one large form', async () => {
    const body = `<form id="aspnetForm">${h1}<p class="date">8 April 2016</p>${text}</form>`
    expect((await fieldsIn({ body })).published).toBe('2016-04-08')
  })
})

const about = (more: object) => jsonLd({ '@type': 'NewsArticle', headline: 'A ferry stops', ...more })

describe('topics', () => {
  it('contain no internal codes', async () => {
    const keywords = [
      'Ferries',
      '26157981-b4f7-4929-adc1-e860c6f03636',
      'MTVID',
      'news_news',
      'medtop:20000430',
      '/article',
      '1048576',
      'd41d8cd98f00b204e9800998ecf8427e',
      'COVID',
      'COVID-19',
      'MADRID',
      'NASA',
      'Euro 2016',
      '2016',
      'G20',
      'O.N.U.',
      'K-pop',
      'e-mail',
      'constructor',
      '__proto__',
      'toString',
    ]
    expect((await fieldsIn({ head: about({ keywords }) })).topics).toEqual([
      'Ferries',
      'COVID',
      'COVID-19',
      'MADRID',
      'NASA',
      'Euro 2016',
      '2016',
      'G20',
      'O.N.U.',
      'K-pop',
      'e-mail',
      'constructor',
      '__proto__',
      'toString',
    ])
  })

  it('are separate however they are listed', async () => {
    expect(
      (await fieldsIn({ head: about({ keywords: ['Ferries', 'FERRIES', 'null', 'Wind'] }) })).topics,
    ).toEqual(['Ferries', 'Wind'])
    for (const keywords of ['Ferries, Wind,Quays', ['Ferries, Wind,Quays'], ['Ferries', 'Wind', 'Quays']])
      expect((await fieldsIn({ head: about({ keywords }) })).topics).toEqual(['Ferries', 'Wind', 'Quays'])
  })
})

describe('the section', () => {
  it.each([
    ['News,Local,Sport', 'News', ['Local', 'Sport']],
    ['News, Local, Sport', 'News', ['Local', 'Sport']],
    ['Arts, Letters', 'Arts, Letters', []],
    ['Rise & Shine', 'Rise & Shine', []],
    ['constructor', 'constructor', []],
  ])('of %s is the first one, and the others are topics', async (articleSection, section, topics) => {
    expect(await fieldsIn({ head: about({ articleSection }) })).toMatchObject({ section, topics })
  })

  it('is not an internal code if another source names a section', async () => {
    const head = `${about({ articleSection: 'news_news' })}<meta property="article:section" content="Harbour">`
    expect((await fieldsIn({ head })).section).toBe('Harbour')
    expect(
      (await fieldsIn({ head: about({ articleSection: '26157981-b4f7-4929-adc1-e860c6f03636' }) })).section,
    ).toBeNull()
  })
})
