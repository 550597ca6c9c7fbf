import { describe, expect, it } from 'vitest'
import type { Article } from '../../../../src/cli/import/importer.ts'
import { jsonImporter } from '../../../../src/cli/import/json/json-importer.ts'
import { articleOf, lostIn, sourceOf } from '../reading.ts'

const read = (value: unknown): Promise<Article> =>
  articleOf(jsonImporter, sourceOf('a.json', JSON.stringify(value)))
const ghost = (post: object) =>
  read({ posts: [{ id: '1', title: 'A', slug: 'a', html: null, ...post }], meta: {} })
const lexical = (...children: object[]) =>
  ghost({ lexical: JSON.stringify({ root: { type: 'root', children } }) })
const mobiledoc = (...cards: [string, object][]) =>
  ghost({
    mobiledoc: JSON.stringify({
      version: '0.3.1',
      cards,
      sections: [[1, 'p', [[0, [], 0, 'Words above.']]], ...cards.map((_, index) => [10, index])],
    }),
  })

const rendition = (href: string, width: number, contentType = 'image/jpeg') => ({ href, width, contentType })

describe('an association of a ninjs item', () => {
  const picture3 = {
    name: 'p1',
    type: 'picture',
    uri: 'urn:picture',
    by: 'Ann Example/Example Wire',
    copyrightHolder: 'Example Wire',
    headlines: [{ role: 'main', value: 'The harbour at dawn' }],
    descriptions: [{ role: 'caption', value: 'Boats wait for the tide <early>.' }],
    renditions: [rendition('https://w.example/s.jpg', 100), rendition('https://w.example/l.jpg', 900)],
  }
  const item = {
    uri: 'urn:a',
    headlines: [{ value: 'A' }],
    bodies: [{ contentType: 'text/html', value: '<p>B</p>' }],
  }

  it('becomes a figure with caption and credit', async () => {
    const { markdown } = await read({ ...item, associations: [picture3] })
    expect(markdown).toBe(
      '<figure><img src="https://w.example/l.jpg" alt="The harbour at dawn"><figcaption>' +
        'Boats wait for the tide &#x3C;early>.<br><small>Ann Example/Example Wire</small></figcaption></figure>\n\nB',
    )
  })

  it('may be a member of an object, as in versions 1 and 2', async () => {
    const associations = {
      featuremedia: {
        type: 'picture',
        description_text: 'A crane lifts the bridge.',
        byline: 'Bo Example',
        renditions: { small: { href: 'https://w.example/a.jpg', mimetype: 'image/jpeg', width: 10 } },
      },
      constructor: {
        type: 'video',
        headline: 'The bridge moves',
        renditions: { web: { href: 'https://w.example/b.mp4' } },
      },
      pdf: {
        type: 'picture',
        headline: 'The plan',
        renditions: { a: { href: 'https://w.example/plan.pdf' } },
      },
    }
    const { markdown } = await read({ uri: 'urn:a', headline: 'A', body_text: 'B', associations })
    expect(markdown.split('\n\n')).toEqual([
      expect.stringMatching(/a\.jpg.*A crane lifts the bridge\.<br><small>Bo Example/),
      'B',
      '[The bridge moves](https://w.example/b.mp4)',
      '[The plan](https://w.example/plan.pdf)',
    ])
  })

  it('keeps the words of a picture without a URL', async () => {
    const { markdown } = await read({ ...item, associations: [{ ...picture3, renditions: [] }] })
    expect(markdown).toContain('Boats wait for the tide')
    expect(markdown).toContain('The harbour at dawn')
  })

  it('that is another text is left out and reported', async () => {
    const other = {
      type: 'text',
      uri: 'urn:b',
      headline: 'Another story',
      body_html: '<p>Of another day.</p>',
    }
    const article = await read({ ...item, associations: { related: other } })
    expect(article.markdown).toBe('B')
    expect(article.account?.dropped.map(({ reason }) => reason)).toEqual([
      'associated text',
      'associated text',
    ])
    expect(lostIn(article)).toEqual([])
  })

  it('is accounted for: words missing from its figure are lost', async () => {
    const article = await read({ ...item, associations: [picture3] })
    expect(lostIn(article)).toEqual([])
    expect(lostIn({ ...article, markdown: article.markdown.replace('tide', '') })).toEqual(['tide'])
  })
})

const cards: [string, object, RegExp][] = [
  [
    'gallery',
    {
      images: [
        { src: 'https://x.example/1.jpg', alt: 'One quay' },
        { src: 'https://x.example/2.jpg', caption: 'Two quays' },
      ],
      caption: 'All <b>quays</b>',
    },
    /One quay.*1\.jpg[\s\S]*2\.jpg.*Two quays[\s\S]*All \*\*quays\*\*/,
  ],
  [
    'file',
    { src: 'https://x.example/a.pdf', fileTitle: 'The plan', fileName: 'a.pdf', fileCaption: 'As decided' },
    /^\[The plan\]\(https:\/\/x\.example\/a\.pdf\)\n\nAs decided$/,
  ],
  [
    'file',
    { src: 'https://x.example/download/7', fileName: 'minutes.doc', fileSize: 12 },
    /^\[minutes\.doc\]/,
  ],
  [
    'audio',
    { src: 'https://x.example/a.mp3', title: 'An interview', duration: 12 },
    /^\[An interview\]\(https:\/\/x\.example\/a\.mp3\)$/,
  ],
  [
    'video',
    { src: 'https://x.example/a.mp4', caption: 'The launch' },
    /^<https:\/\/x\.example\/a\.mp4>\n\nThe launch$/,
  ],
  [
    'image',
    { src: 'https://x.example/a.jpg', alt: 'A', href: 'https://x.example/full' },
    /a\.jpg[\s\S]*https:\/\/x\.example\/full/,
  ],
  [
    'bookmark',
    {
      url: 'https://b.example/',
      metadata: { title: 'A book', description: 'On boats.', author: 'Bo Reader', publisher: 'A Press' },
      caption: 'Read it',
    },
    /Read it[\s\S]*\[A book\]\(https:\/\/b\.example\/\)\n\nOn boats\.\n\nBo Reader\n\nA Press/,
  ],
  [
    'embed',
    { url: 'https://v.example/1', html: '<iframe src="https://v.example/1"></iframe>', caption: 'See here' },
    /See here[\s\S]*v\.example\/1/,
  ],
  ['embed', { url: 'https://v.example/2', html: '<script>x</script>' }, /^<https:\/\/v\.example\/2>$/],
  [
    'button',
    { buttonText: 'Write to us', buttonUrl: 'https://x.example/mail' },
    /^\[Write to us\]\(https:\/\/x\.example\/mail\)$/,
  ],
  [
    'callout',
    { calloutText: '<p>Mind the <em>gap</em></p>', calloutEmoji: '💡' },
    /💡[\s\S]*Mind the \*gap\*/,
  ],
  [
    'toggle',
    { heading: 'Why <b>now</b>?', content: '<p>Because of rain.</p>' },
    /Why \*\*now\*\*\?\n\nBecause of rain\./,
  ],
  [
    'header',
    { header: 'A great day', subheader: 'For some', buttonText: 'Go', buttonUrl: 'https://x.example/go' },
    /A great day\n\nFor some\n\n\[Go\]/,
  ],
  [
    'product',
    {
      productTitle: 'A lamp',
      productDescription: '<p>It shines bright.</p>',
      productImageSrc: 'https://x.example/l.jpg',
      productButton: 'Buy one',
      productUrl: 'https://x.example/buy',
    },
    /A lamp[\s\S]*l\.jpg[\s\S]*It shines bright\.\n\n\[Buy one\]/,
  ],
  [
    'signup',
    { header: 'Sign up here', subheader: 'Every week', disclaimer: 'No spam ever.' },
    /Sign up here\n\nEvery week\n\nNo spam ever\./,
  ],
  [
    'call-to-action',
    {
      textValue: '<p>Support <b>us</b></p>',
      sponsorLabel: '<p>Our sponsor</p>',
      imageUrl: 'https://x.example/s.png',
    },
    /Our sponsor[\s\S]*s\.png[\s\S]*Support \*\*us\*\*/,
  ],
  ['codeblock', { code: 'a < b', caption: 'Some code' }, /Some code[\s\S]*a < b/],
  ['html', { html: '<p>As <i>HTML</i></p>' }, /^As \*HTML\*$/],
  ['markdown', { markdown: 'As *Markdown*' }, /^As \*Markdown\*$/],
]

describe('a Ghost post without HTML', () => {
  it.each(cards)('shows every text of a Lexical card: %s %j', async (type, card, expected) => {
    const article = await lexical({ type, version: 1, ...card })
    expect(article.markdown).toMatch(expected)
    expect(lostIn(article)).toEqual([])
  })

  it.each(cards)('shows every text of a Mobiledoc card: %s %j', async (type, card, expected) => {
    const article = await mobiledoc([type, card])
    expect(article.markdown.replace(/^Words above\.\n\n/, '')).toMatch(expected)
    expect(lostIn(article)).toEqual([])
  })

  it('has no words in the name of a line break', async () => {
    const markers = [
      [0, [], 0, 'Heavy'],
      [1, [], 0, 0],
      [0, [], 0, 'wind'],
    ]
    const document = {
      atoms: [['soft-return', '', {}]],
      cards: [],
      markups: [],
      sections: [[1, 'p', markers]],
    }
    const article = await ghost({ mobiledoc: JSON.stringify(document) })
    expect(article.markdown).toBe('Heavy\\\nwind')
    expect(lostIn(article)).toEqual([])
  })

  it('is accounted for: the words of an unknown card are lost', async () => {
    const unknown = await lexical({ type: 'pull-line', text: 'Heavy wind & rain' })
    expect(unknown.markdown).toContain('Heavy wind & rain')
    expect(lostIn(unknown)).toEqual([])
    const article = await lexical({ type: 'poll', question: 'Was it heavy wind?' })
    expect(lostIn(article)).toEqual(['was', 'it', 'heavy', 'wind'])
  })
})

describe('a Ghost post with HTML', () => {
  it('reports words that only its other representations contain', async () => {
    const lexicalText = JSON.stringify({
      root: {
        children: [
          { type: 'paragraph', children: [{ type: 'text', text: 'The bell rang.' }] },
          { type: 'email', html: '<p>For subscribers alone.</p>' },
        ],
      },
    })
    const article = await ghost({
      html: '<p>The bell rang.</p>',
      lexical: lexicalText,
      meta_description: 'A bell rings twice',
    })
    expect(article.account?.dropped).toEqual([
      { reason: 'other representation: lexical', text: expect.stringContaining('For subscribers alone.') },
      { reason: 'unknown field meta_description', text: 'A bell rings twice' },
    ])
    expect(lostIn(article)).toEqual([])
  })
})

describe('files of a feed item', () => {
  const item = (more: object) => read({ items: [{ id: '1', title: 'A', content_text: 'B', ...more }] })
  it.each([
    [{ image: 'https://x.example/a.pdf' }, '<https://x.example/a.pdf>\n\nB'],
    [{ banner_image: 'https://x.example/a.jpg' }, '![](https://x.example/a.jpg)\n\nB'],
    [
      { attachments: [{ url: 'https://x.example/a', mime_type: 'image/png', title: 'A map' }] },
      'B\n\n![A map](https://x.example/a)',
    ],
    [
      { attachments: [{ url: 'https://x.example/a.pdf', mime_type: 'application/pdf' }] },
      'B\n\n<https://x.example/a.pdf>',
    ],
  ])('are shown or linked: %j', async (more, markdown) => {
    expect((await item(more)).markdown).toBe(markdown)
  })

  it('and its other texts are accounted for', async () => {
    const article = await item({
      summary: 'In short, a letter.',
      _site: { note: 'Printed on page four' },
      kind: 'post',
    })
    expect(article.account?.dropped).toEqual([
      { reason: 'other representation: summary', text: 'In short, a letter.' },
      { reason: 'unknown field _site.note', text: 'Printed on page four' },
    ])
    expect(lostIn(article)).toEqual([])
  })
})
