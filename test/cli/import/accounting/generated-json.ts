import { Draws } from './generated-markdown.ts'

const html = (draws: Draws): string =>
  draws
    .several(5, () =>
      draws.of([
        () => `<p>${draws.words()} <b>${draws.word()}</b>${draws.word()}</p>`,
        () => `<h2>${draws.words()}</h2>`,
        () => `<ul><li>${draws.words()}</li><li>${draws.words()}</li></ul>`,
        () =>
          `<figure><img src="/a.jpg" alt="${draws.words()}"><figcaption>${draws.words()}</figcaption></figure>`,
        () => `<blockquote>${draws.words()} &amp; ${draws.word()}</blockquote>`,
        () => `<table><tr><th>${draws.word()}</th><td>${draws.words()}</td></tr></table>`,
        () => `<pre><code>${draws.words()} &lt;</code></pre>`,
        () => `<div>${draws.words()}<br>${draws.words()}</div>${draws.words()}`,
        () => `<video src="/v.mp4">${draws.words()}</video>`,
      ])(),
    )
    .join('\n')

const odd = (draws: Draws) => ({
  [draws.of(['constructor', 'toString', 'hasOwnProperty', '_note', 'dek'])]: draws.of([
    draws.words(),
    [draws.words(), { text: draws.words() }],
    { [draws.word()]: draws.words() },
  ]),
})

const feedItem = (draws: Draws) => ({
  id: draws.word(),
  title: draws.words(),
  summary: draws.words(),
  ...draws.of([
    () => ({ content_html: html(draws) }),
    () => ({ content_text: `${draws.words()}\n\n${draws.words()}` }),
    () => ({ content_html: html(draws), content_text: draws.words() }),
    () => ({}),
  ])(),
  tags: draws.several(3, () => draws.words(1, 2)),
  authors: draws.several(2, () => ({ name: draws.words(1, 3) })),
  attachments: [{ url: draws.of(['/a.pdf', '/b.jpg']), title: draws.words() }],
  ...odd(draws),
})

const text = (value: string, format = 0) => ({ type: 'text', text: value, format })
const card = (draws: Draws): object =>
  draws.of([
    () => ({ type: 'paragraph', children: [text(draws.words()), text(` ${draws.word()}`, 1)] }),
    () => ({ type: 'heading', tag: 'h3', children: [text(draws.words())] }),
    () => ({
      type: 'gallery',
      images: [{ src: '/1.jpg', alt: draws.words(), caption: draws.words() }],
      caption: draws.words(),
    }),
    () => ({ type: 'file', src: '/a.pdf', fileTitle: draws.words(), fileCaption: draws.words() }),
    () => ({
      type: 'bookmark',
      url: 'https://b.example/',
      metadata: { title: draws.words(), description: draws.words() },
    }),
    () => ({ type: 'callout', calloutText: `<b>${draws.words()}</b> ${draws.word()}` }),
    () => ({ type: 'toggle', heading: draws.words(), content: html(draws) }),
    () => ({
      type: 'product',
      productTitle: draws.words(),
      productDescription: draws.words(),
      productImageSrc: '/p.jpg',
    }),
    () => ({ type: 'codeblock', code: draws.words(), caption: draws.words() }),
    () => ({ type: 'markdown', markdown: `*${draws.words()}*` }),
    () => ({ type: 'list', tag: 'ul', children: [{ type: 'listitem', children: [text(draws.words())] }] }),
    () => ({
      type: 'image',
      src: '/i.jpg',
      alt: draws.words(),
      caption: `<i>${draws.words()}</i>`,
      title: draws.words(),
    }),
  ])()

function ghostPost(draws: Draws) {
  const lexical = JSON.stringify({ root: { type: 'root', children: draws.several(6, () => card(draws)) } })
  return {
    id: draws.word(),
    title: draws.words(),
    slug: 'a',
    html: draws.of([null, html(draws)]),
    lexical,
    custom_excerpt: draws.words(),
    feature_image: draws.of([null, '/f.jpg']),
    feature_image_caption: draws.words(),
    meta_description: draws.words(),
    tags: [{ name: draws.words(1, 2) }],
    authors: [{ name: draws.words(2, 3), bio: draws.words() }],
    ...odd(draws),
  }
}

const association = (draws: Draws) => ({
  type: draws.of(['picture', 'video', 'text', 'graphic']),
  headlines: [{ role: 'main', value: draws.words() }],
  descriptions: [{ role: 'caption', value: draws.words() }],
  by: draws.words(2, 3),
  creditLine: draws.words(2, 3),
  renditions: draws.of([[], [{ href: `https://w.example/${draws.word()}.jpg`, width: 9 }]]),
  ...odd(draws),
})

const ninjs = (draws: Draws) => ({
  uri: 'urn:a',
  headlines: [
    { role: 'main', value: draws.words() },
    { role: 'short', value: draws.words() },
  ],
  descriptions: [{ role: 'lead', value: draws.words(9, 20) }],
  bodies: [
    { contentType: 'text/html', value: html(draws) },
    { contentType: 'text/plain', value: draws.words() },
  ],
  by: draws.words(2, 4),
  subjects: [{ name: draws.words(1, 3) }],
  edNote: draws.words(),
  associations: draws.of([
    draws.several(3, () => association(draws)),
    { constructor: association(draws), featuremedia: association(draws) },
  ]),
  ...odd(draws),
})

/** An item of a JSON Feed, a post of Ghost, or a news item of ninjs, in a file of its own. */
export function generatedJson(seed: number): { file: string; text: string } {
  const draws = new Draws(seed)
  const value = draws.of([
    () => ({ version: 'https://jsonfeed.org/version/1.1', items: [feedItem(draws)] }),
    () => ({ posts: [ghostPost(draws)] }),
    () => ninjs(draws),
  ])()
  return { file: `${seed}.json`, text: JSON.stringify(value) }
}
