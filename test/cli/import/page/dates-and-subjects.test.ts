import { describe, expect, it } from 'vitest'
import { fieldsIn, jsonLd, text } from './written-page.ts'

const h1 = '<h1>A ferry stops</h1>'

describe('the date of a page', () => {
  it.each([
    `<aside><h2>Related</h2><p><a href="/x">Old ferry</a> <time datetime="2010-01-02">2 January 2010</time></p></aside>`,
    `<aside><a href="/x">An old ferry sank here once</a> <span class="date">2 January 2010</span></aside>`,
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

  it('may stand in an aside that says only when, and behind a label', async () => {
    const aside = '<aside><span>By Ann Example</span> <time datetime="2016-04-08">8 April</time></aside>'
    expect((await fieldsIn({ body: `<article>${h1}${aside}${text}</article>` })).published).toBe('2016-04-08')
    const label = '<ul><li><strong>Date</strong> 8 April 2016</li></ul>'
    expect((await fieldsIn({ body: `<div>${h1}${text}${label}</div>` })).published).toBe('2016-04-08')
  })

  it('is found in a page that is one big form', async () => {
    const body = `<form id="aspnetForm">${h1}<p class="date">8 April 2016</p>${text}</form>`
    expect((await fieldsIn({ body })).published).toBe('2016-04-08')
  })
})

const about = (more: object) => jsonLd({ '@type': 'NewsArticle', headline: 'A ferry stops', ...more })

describe('topics', () => {
  it('are without the codes of systems', async () => {
    const keywords = [
      ...[
        'Ferries',
        '26157981-b4f7-4929-adc1-e860c6f03636',
        'MTVID',
        'news_news',
        'medtop:20000430',
        '/article',
      ],
      ...[
        '1048576',
        'd41d8cd98f00b204e9800998ecf8427e',
        'COVID',
        'COVID-19',
        'MADRID',
        'NASA',
        'Euro 2016',
        '2016',
      ],
      ...['G20', 'O.N.U.', 'K-pop', 'e-mail', 'constructor', '__proto__', 'toString'],
    ]
    expect((await fieldsIn({ head: about({ keywords }) })).topics).toEqual([
      ...['Ferries', 'COVID', 'COVID-19', 'MADRID', 'NASA', 'Euro 2016', '2016', 'G20'],
      ...['O.N.U.', 'K-pop', 'e-mail', 'constructor', '__proto__', 'toString'],
    ])
  })

  it('are one each, however they are listed', async () => {
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

  it('is no code, and then what else is said', async () => {
    const head = `${about({ articleSection: 'news_news' })}<meta property="article:section" content="Harbour">`
    expect((await fieldsIn({ head })).section).toBe('Harbour')
    expect(
      (await fieldsIn({ head: about({ articleSection: '26157981-b4f7-4929-adc1-e860c6f03636' }) })).section,
    ).toBeNull()
  })
})
