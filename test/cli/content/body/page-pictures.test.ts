import { describe, expect, it } from 'vitest'
import type { UrlResolver } from '../../../../src/cli/content/body/relink-tree.ts'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'

const [a, b, c] = ['a', 'b', 'c'].map((letter) => `/media/${letter.repeat(64)}.jpg`)

const resolver: UrlResolver = {
  resolveLink: () => null,
  resolveTakenDownUrl: () => null,
  resolvePicture: (url) => (url.startsWith('/media/') ? url : null),
  findPictureSize: (path) => (path === b ? null : { width: 1200, height: 800, byteCount: 9 }),
  listSmallerPictures: () => [],
}

const html = (markdown: string) => renderBody(markdown, resolver).html

describe('a picture in a page', () => {
  it('has its size; those below the first load when they come into view', () => {
    const page = html(`![Harbour](${a})\n\nWords.\n\n![Quay](${b})`)
    expect(page).toBe(
      [
        `<figure><img src="${a}" alt="Harbour" width="1200" height="800" decoding="async"></figure>`,
        '<p>Words.</p>',
        `<figure><img src="${b}" alt="Quay" loading="lazy" decoding="async"></figure>`,
      ].join(''),
    )
  })

  it('is in a gallery with those that follow it, each a link to the whole picture', () => {
    const page = html(
      `<figure><img src="${a}" alt="Harbour"><figcaption>The harbour. <small>Photo: Ada Quay</small></figcaption></figure>\n\n![](${b}) ![Bell](${c})`,
    )
    expect(page).toMatch(/^<div class="gallery"><figure><a href="[^"]+"><img [^>]+><\/a><figcaption>/)
    expect(page.match(/<figure>/g)).toHaveLength(3)
    expect(page).toContain('<small>Photo: Ada Quay</small>')
    // A link needs words: a picture without alternative text is named by its file.
    expect(page).toContain(`<a href="${b}" aria-label="bbbbbbbb">`)
  })

  it('has the caption of several pictures below the last of them', () => {
    const page = html(
      `<figure><p><img src="${a}" alt="A"></p><p><img src="${c}" alt="C"></p><figcaption>Both.</figcaption></figure>`,
    )
    const figures = page.split('<figure>').slice(1)
    expect(figures.map((figure) => figure.includes('<figcaption>Both.</figcaption>'))).toEqual([false, true])
  })

  it('that is lost is an empty frame with its caption, words in Markdown, and only its caption in the text', () => {
    const body = renderBody(
      '<figure><img src="https://x.example/p.jpg" alt="Harbour"><figcaption>The quay in 1996.</figcaption></figure>\n\n![The Harbour](https://x.example/q.jpg)',
      resolver,
    )
    expect(body.html).toBe(
      [
        '<div class="gallery">',
        '<figure class="lost"><p><span class="missing"></span> Harbour</p><figcaption>The quay in 1996.</figcaption></figure>',
        '<figure class="lost"><p><span class="missing"></span> The Harbour</p></figure>',
        '</div>',
      ].join(''),
    )
    expect(body.text).toBe('The quay in 1996.')
    expect(body.markdown).toContain('<p>Harbour</p>')
    expect(body.markdown).not.toContain('lost')
    expect(body.lostPictures).toBe(2)
  })

  it.each([
    ['apart', '![A pier](PICTURE)', ''],
    ['alone in an item of a list', '- One\n- ![A pier](PICTURE)', 'One\nA pier'],
    ['in a list of pictures', '- ![A pier](PICTURE)\n- ![A quay](PICTURE)\n\nOne', 'One'],
    ['apart, in a text of another direction', '<bdi dir="rtl">![A pier](PICTURE)</bdi>\n\nOne', 'One'],
    ['apart, within a quotation', '> ![A pier](PICTURE)\n>\n> One', 'One'],
    ['apart, in a link', '[![A pier](PICTURE)](https://y.example/)', ''],
    ['in a sentence', 'See ![the map](PICTURE) here.', 'See the map here.'],
    ['in a heading', '## ![Two](PICTURE)', 'Two'],
    ['between letters', '![O](PICTURE)nce', 'O nce'],
    [
      'with a caption',
      '<figure><img src="PICTURE" alt="A pier"><figcaption>The quay.</figcaption></figure>',
      'The quay.',
    ],
  ])('%s gives the same text whether it is kept', (_, markdown, text) => {
    for (const url of ['https://x.example/p.jpg', a ?? ''])
      expect(renderBody(markdown.replaceAll('PICTURE', url), resolver).text).toBe(text)
  })

  it('that is lost within a sentence stays its words', () => {
    expect(html('See ![the map](https://x.example/p.png) here.')).toMatch(/^<p>See +the map +here\.<.p>$/)
  })

  it('that is lost leaves no link without words', () => {
    expect(html('See [![](https://x.example/p.png)](https://y.example/) here.')).toBe('<p>See here.</p>')
    expect(html('See [![the map](https://x.example/p.png)](https://y.example/) here.')).toContain(
      '<a href="https://y.example/"> the map </a>',
    )
  })
})

describe('what was embedded', () => {
  it.each([
    [
      '<iframe src="https://www.youtube.com/embed/x1"></iframe>',
      'https://www.youtube.com/embed/x1',
      'YouTube',
    ],
    [
      '<video controls><source src="https://v.example/a.mp4"></video>',
      'https://v.example/a.mp4',
      'v.example',
    ],
    ['<https://twitter.com/quay/status/9>', 'https://twitter.com/quay/status/9', 'Twitter'],
    ['[The ferry sinks](https://vimeo.com/7)', 'https://vimeo.com/7', 'Vimeo'],
  ])('as %s is a quotation with its address, its site and its copies', (markdown, url, site) => {
    const page = html(`Before.\n\n${markdown}\n\nAfter.`)
    expect(page).toContain('<blockquote class="embed"><p><a href="')
    expect(page).toContain(`href="${url}"`)
    expect(page).toContain(`${site} · <a href="https://web.archive.org/web/*/${url}">Internet Archive</a>`)
  })

  it('is not a link in a sentence, nor a link to an article of the archive', () => {
    expect(html('See https://twitter.com/quay/status/9 there.')).not.toContain('blockquote')
    expect(html('[An article](/e/2016/04/08/ferry)')).not.toContain('blockquote')
  })
})
