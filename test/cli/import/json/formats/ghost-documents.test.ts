import { describe, expect, it } from 'vitest'
import {
  expandPostForAccount,
  renderGhostBody,
} from '../../../../../src/cli/import/json/formats/ghost-body.ts'
import {
  parseDocumentOrEmpty,
  renderGhostCard,
} from '../../../../../src/cli/import/json/formats/ghost-card.ts'
import { renderLexical } from '../../../../../src/cli/import/json/formats/lexical.ts'
import { renderMobiledoc } from '../../../../../src/cli/import/json/formats/mobiledoc.ts'

const lexical = (...children: object[]) => JSON.stringify({ root: { children } })
const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] })

describe('the body of a post', () => {
  const render = (post: object, meta: object = {}, origin: string | null = 'https://a.example') =>
    renderGhostBody({ ...post }, { ...meta }, origin)
  const mobiledoc = JSON.stringify({ sections: [[1, 'p', [[0, [], 0, 'Mobiledoc.']]]] })

  it.each([
    [
      {
        html: '<p>HTML.</p>',
        markdown: 'Markdown.',
        lexical: lexical(paragraph('Lexical.')),
        plaintext: 'Text.',
      },
      'HTML.',
      ['<p>HTML.</p>'],
    ],
    [{ markdown: 'Markdown.', lexical: lexical(paragraph('Lexical.')) }, 'Markdown.', ['Markdown.']],
    [{ lexical: lexical(paragraph('Lexical.')), mobiledoc, plaintext: 'Text.' }, 'Lexical.', ['Lexical.']],
    [{ mobiledoc, plaintext: 'Text.' }, 'Mobiledoc.', ['Mobiledoc.']],
    [
      { plaintext: 'One <b>.\n\n\nTwo.\nThree.' },
      'One \\<b>.\n\nTwo. Three.',
      ['One <b>.\n\n\nTwo.\nThree.'],
    ],
    [{}, '', ['']],
  ])('is its HTML, else its Markdown, its document, its plain text: %j', (post, markdown, read) =>
    expect(render(post)).toEqual({ markdown, usedTexts: read }),
  )

  it('has the site’s addresses under its origin, each of them', () => {
    const html = '<p><a href="__GHOST_URL__/b/">B</a> <a href="__GHOST_URL__/c/">C</a></p>'
    expect(render({ html }).markdown).toBe('[B](https://a.example/b/) [C](https://a.example/c/)')
    expect(render({ html }, {}, null).markdown).toBe('[B](/b/) [C](/c/)')
    expect(render({ markdown: '[B](__GHOST_URL__/b/)' }).markdown).toBe('[B](https://a.example/b/)')
  })

  it('joins the text around marks of cards', () => {
    const html = '<p>One <!--kg-card-begin: html--><b>two</b><!-- kg-card-end: html --> three.</p>'
    expect(render({ html }).markdown).toBe('One **two** three.')
  })

  it('begins with the picture of the post, whose words are used', () => {
    const meta = { feature_image_alt: 'A "big" boat', feature_image_caption: 'By <b>Ann</b>' }
    const picture = (words: string) => `<figure><img src="https://a.example/1.jpg?a&#x26;b" ${words}</figure>`
    const post = { feature_image: '__GHOST_URL__/1.jpg?a&b', html: '<p>Words.</p>' }
    expect(render(post, meta)).toEqual({
      markdown: `${picture('alt="A &#x22;big&#x22; boat"><figcaption>By <strong>Ann</strong></figcaption>')}\n\nWords.`,
      usedTexts: ['A "big" boat', 'By <b>Ann</b>', '<p>Words.</p>'],
    })
    expect(render({ markdown: 'Words.', image: '/1.jpg' }, { feature_image_alt: 'Boat' })).toEqual({
      markdown: '![Boat](/1.jpg)\n\nWords.',
      usedTexts: ['Boat', 'Words.'],
    })
    expect(render({ html: '<p>Words.</p>' }, meta)).toEqual({
      markdown: 'Words.',
      usedTexts: ['<p>Words.</p>'],
    })
  })

  it('is accounted for by the texts of its document, not by the names of its tags', () => {
    const document = {
      version: '0.3.1',
      markups: [['strong'], ['a', ['href', 'https://b.example/']]],
      atoms: [
        ['soft-return', '', {}],
        ['mention', 'Ann', {}],
      ],
      cards: [['html', { html: 'Some words', alt: 'Alone', kind: 'wide-one' }]],
      sections: [
        [1, 'h2', [[0, [], 0, 'Title']]],
        [3, 'ol', [[[0, [], 0, 'strong']], [[0, [], 0, 'strongly']]]],
      ],
    }
    expect(render({ mobiledoc: JSON.stringify(document) }).usedTexts).toEqual([
      '',
      'mention',
      'Ann',
      'Some words',
      'Title',
      'strongly',
    ])
    const card = { type: 'callout', calloutText: 'Two words', text: 'One', textual: 'Other' }
    expect(render({ lexical: lexical(card) }).usedTexts).toEqual(['Two words', 'One'])
  })

  it('has its documents parsed for the account, and its own fields once', () => {
    const post = { title: 'A', lexical: '{"root":1}', mobiledoc: '{"sections":2}' }
    expect(expandPostForAccount(post, post)).toEqual({
      title: 'A',
      lexical: { root: 1 },
      mobiledoc: { sections: 2 },
      posts_meta: null,
    })
    expect(expandPostForAccount({ title: 'A' }, { note: 'B' })).toEqual({
      title: 'A',
      lexical: null,
      mobiledoc: null,
      posts_meta: { note: 'B' },
    })
  })
})

describe('a Lexical document', () => {
  const text = (value: string) => [{ type: 'text', text: value }]
  it.each([
    [{ type: 'extended-text', text: 'A & B', format: 1 }, '<strong>A &amp; B</strong>'],
    [{ type: 'text', text: 'A', format: 8 }, 'A'],
    [{ type: 'text', format: 2 }, '<em></em>'],
    [{ type: 'linebreak' }, '<br>'],
    [{ type: 'horizontalrule' }, '<hr>'],
    [{ type: 'heading', tag: 'h3', children: text('A') }, '<h3>A</h3>'],
    [{ type: 'heading', tag: 'h7', children: text('A') }, '<h2>A</h2>'],
    [{ type: 'heading', tag: 'h1x', children: text('A') }, '<h2>A</h2>'],
    [{ type: 'heading', tag: 'xh1', children: text('A') }, '<h2>A</h2>'],
    [{ type: 'heading', children: text('A') }, '<h2>A</h2>'],
    [{ type: 'extended-heading', tag: 'h4', children: text('A') }, '<h4>A</h4>'],
    [{ type: 'extended-heading', tag: 'h4 x', children: text('A') }, '<h2>A</h2>'],
    [{ type: 'extended-heading', tag: 'x h4', children: text('A') }, '<h2>A</h2>'],
    [{ type: 'quote', children: text('A') }, '<blockquote>A</blockquote>'],
    [{ type: 'extended-quote', children: text('A') }, '<blockquote>A</blockquote>'],
    [{ type: 'aside', children: text('A') }, '<blockquote>A</blockquote>'],
    [
      { type: 'list', tag: 'ol', children: [{ type: 'listitem', children: text('A') }] },
      '<ol><li>A</li></ol>',
    ],
    [{ type: 'list', tag: 'olx', children: text('A') }, '<ul>A</ul>'],
    [{ type: 'list', tag: 'xol', children: text('A') }, '<ul>A</ul>'],
    [
      { type: 'link', url: 'https://a.example/?a&b', children: text('A') },
      '<a href="https://a.example/?a&amp;b">A</a>',
    ],
    [{ type: 'autolink', children: text('A') }, 'A'],
    [{ type: 'constructor', children: text('A') }, 'A'],
    [{ type: 'paragraph', children: 'A' }, '<p></p>'],
  ])('has the HTML of its nodes: %j', (node, html) => expect(renderLexical(lexical(node))).toBe(html))

  it.each(['{', '[]', '7', 'null', '{"root":[]}', '{"root":null}'])('that is damaged has none: %s', (json) =>
    expect(renderLexical(json)).toBe(''),
  )
})

describe('a Mobiledoc document', () => {
  const render = (sections: unknown, more: object = {}) =>
    renderMobiledoc(JSON.stringify({ sections, ...more }))
  const run = (text: string) => [[0, [], 0, text]]

  it.each([
    [
      [
        [1, 'h2', run('A & B')],
        [1, 'p', run('C')],
      ],
      '<h2>A &amp; B</h2>\n<p>C</p>',
    ],
    [[[1, 'script', run('A')]], '<p>A</p>'],
    [[[1, 'pre', run('A')]], '<p>A</p>'],
    [[[1, 'xp', run('A')]], '<p>A</p>'],
    [[[1, 'p']], '<p></p>'],
    [[[2, 'https://a.example/a.jpg']], renderGhostCard({ src: 'https://a.example/a.jpg' })],
    [[[3, 'ol', [run('A'), run('B')]]], '<ol><li>A</li><li>B</li></ol>'],
    [[[3, 'xol', [run('A')]]], '<ul><li>A</li></ul>'],
    [[[10, 1]], '<hr>'],
    [[[10, 0]], renderGhostCard({ text: 'A' })],
    [[[10, 2], [10, 9], [7], 'x'], '\n\n\n'],
    ['x', ''],
  ])('has the HTML of its sections: %j', (sections, html) =>
    expect(render(sections, { cards: [['x', { text: 'A' }], ['hr', {}], ['y']] })).toBe(html),
  )

  it('has its markups opened and closed where they are counted, and the open ones at the end', () => {
    const markups = [['b'], ['i'], ['a', ['href', 'https://a.example/?a&b']], ['a', ['rel', 'x']], ['blink']]
    const markers = [
      [0, [0, 1], 0, 'A'],
      [0, [], 1, 'B'],
      [0, [2], 1, 'C'],
      [0, [3, 4], 9, 'D'],
      [0, [0, 1], 0, 'E'],
    ]
    expect(render([[1, 'p', markers]], { markups })).toBe(
      '<p><b><i>AB</i><a href="https://a.example/?a&amp;b">C</a><a><span>D</span></a></b><b><i>E</i></b></p>',
    )
  })

  it('shows its atoms, and breaks lines at one of them', () => {
    const atoms = [['soft-return', 'x', {}], ['mention', 'Ann & Bo', {}], ['empty']]
    const markers = [
      [0, [], 0, 'A'],
      [1, [], 0, 0],
      [1, [], 0, 1],
      [1, [], 0, 2],
      [1, [], 0, 7],
      [0, [], 0, null],
    ]
    expect(render([[1, 'p', markers]], { atoms })).toBe('<p>A<br>Ann &amp; Bo</p>')
  })
})

describe('a card', () => {
  /** The parts of the card’s HTML. */
  const parts = (card: object) => renderGhostCard({ ...card }).split('\n')
  const src = 'https://a.example/a'

  it.each([
    [{ src, alt: 'A' }, [`<figure><img src="${src}" alt="A"></figure>`]],
    [{ imageUrl: src }, [`<figure><img src="${src}" alt=""></figure>`]],
    [{ productImageSrc: src, title: 'T' }, [`<figure><img src="${src}" alt="T"></figure>`]],
    [{ backgroundImageSrc: src }, [`<figure><img src="${src}" alt=""></figure>`]],
    [
      { src, caption: '<b>C</b>' },
      [`<figure><img src="${src}" alt=""><figcaption><b>C</b></figcaption></figure>`],
    ],
    [{ caption: 'C' }, ['<p>C</p>']],
    [{ fileCaption: 'C' }, ['<p>C</p>']],
    [{ src, fileSize: 7 }, [`<p><a href="${src}">${src}</a></p>`]],
    [{ src, duration: 7, title: 'T' }, [`<p><a href="${src}">T</a></p>`]],
    [{ src, mimeType: 'audio/mpeg', fileName: 'N' }, [`<p><a href="${src}">N</a></p>`]],
    [{ src, mimeType: 'image/png', fileName: 'N' }, [`<figure><img src="${src}" alt="N"></figure>`]],
    [{ src, fileTitle: 'T', fileName: 'N' }, [`<p><a href="${src}">T</a></p>`]],
    [{ src, fileName: 'N' }, [`<figure><img src="${src}" alt=""></figure>`]],
    [
      { src, href: 'https://b.example/?a&b' },
      [
        `<figure><img src="${src}" alt=""></figure>`,
        '<p><a href="https://b.example/?a&amp;b">https://b.example/?a&amp;b</a></p>',
      ],
    ],
    [{ url: src }, [`<p><a href="${src}">${src}</a></p>`]],
    [{ url: src, title: 'T & U' }, [`<p><a href="${src}">T &amp; U</a></p>`]],
    [{ url: src, title: 'T', metadata: { title: 'M' } }, [`<p><a href="${src}">M</a></p>`]],
    [{ productUrl: src, productButton: 'B' }, [`<p><a href="${src}">B</a></p>`]],
    [{ buttonText: 'B & C' }, ['<p>B &amp; C</p>']],
    [
      { metadata: { publisher: 'P', author: 'A', description: 'D & E' } },
      ['<p>D &amp; E</p>', '<p>A</p>', '<p>P</p>'],
    ],
    [{ url: src, html: '<p>H</p>', title: 'T' }, ['<p>H</p>']],
    [
      { url: src, html: '<p>H</p>', metadata: { title: 'M', author: 'A' } },
      ['<p>H</p>', '<p>M</p>', '<p>A</p>'],
    ],
    [{ url: src, html: '<script></script>' }, ['<script></script>', `<p><a href="${src}">${src}</a></p>`]],
    [{ code: 'a < b' }, ['<pre><code>a &lt; b</code></pre>']],
    [{ markdown: '*M*' }, ['<p><em>M</em></p>']],
    [
      { images: [{ src, caption: 'C' }, { src }] },
      [
        `<figure><img src="${src}" alt=""><figcaption>C</figcaption></figure>`,
        `<figure><img src="${src}" alt=""></figure>`,
      ],
    ],
    [{ text: '<A>', calloutEmoji: '!' }, ['<p>!</p>', '<p>&lt;A&gt;</p>']],
    [
      { disclaimer: '6', productDescription: '5', textValue: '4', content: '3', calloutText: '2', text: '1' },
      ['<p>1</p>', '<div>2</div>', '<div>3</div>', '<div>4</div>', '<div>5</div>', '<div>6</div>'],
    ],
    [
      { productTitle: '5', subheader: '4', header: '3', heading: '2', sponsorLabel: '1' },
      ['<div>1</div>', '<div>2</div>', '<div>3</div>', '<div>4</div>', '<div>5</div>'],
    ],
    [{}, ['']],
  ])('shows its parts in order: %j', (card, expected) => expect(parts(card)).toEqual(expected))

  it.each([
    ['{"a":1}', { a: 1 }],
    ['{', {}],
    ['null', {}],
    ['7', {}],
    ['"a"', {}],
  ])('is an object where it can be parsed: %s', (json, expected) =>
    expect(parseDocumentOrEmpty(json)).toEqual(expected),
  )
})
