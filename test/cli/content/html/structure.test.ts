import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { markdownFromHtml } from '../../../../src/cli/import/markup/html-body.ts'

/** Imports and publishes HTML, and checks that publishing its Markdown and importing its HTML change nothing. */
function published(html: string) {
  const body = renderBody(markdownFromHtml(html))
  expect(renderBody(body.markdown)).toEqual(body)
  expect(renderBody(markdownFromHtml(body.html)).html).toBe(body.html)
  return body
}

const cells = (name: string, ...texts: string[]) =>
  `<tr>${texts.map((text) => `<${name}>${text}</${name}>`).join('')}</tr>`

describe('a data table with blocks in its cells', () => {
  const photograph = '<figure><img src="/media/a.jpg" alt=""><figcaption>The quay</figcaption></figure>'

  it.each([
    ['a photograph with a caption', photograph, '<figcaption>The quay</figcaption>'],
    ['a photograph, and a line', `${photograph}<p>Below</p>`, '<p>Below</p>'],
    ['a heading', '<h4>The quay</h4>', '<strong>The quay</strong>'],
    ['a heading in bold', '<h4><b>The quay</b></h4>', '<td><strong>The quay</strong></td>'],
    ['a quotation', '<blockquote>The quay</blockquote>', '<blockquote><p>The quay</p></blockquote>'],
    ['a rule', 'The<hr>quay', 'The<br>quay'],
  ])('stays a table: %s', (_, cell, expected) => {
    const { html, text } = published(
      `<table>${cells('th', 'Port', 'View')}${cells('td', 'Brest', cell)}${cells('td', 'Lorient', 'none')}</table>`,
    )
    expect(html).toContain('<th>Port</th><th>View</th>')
    expect(html).toContain(expected)
    expect(text).toContain('Lorient\tnone')
  })

  it('stays a table without head cells when a cell contains a photograph', () => {
    const { html } = published(
      `<table>${cells('td', 'Brest', photograph)}${cells('td', 'Lorient', 'none')}</table>`,
    )
    expect(html).toContain('<td>Lorient</td><td>none</td>')
  })

  it.each([
    ['a page in a cell', `${photograph}<p>One.</p><p>Two.</p>`],
    ['a heading in a cell', '<h3>News</h3>'],
    ['a table in a cell', `<table>${cells('td', 'a', 'b')}${cells('td', 'c', 'd')}</table>`],
  ])('counts as layout without head cells: %s', (_, cell) => {
    const { html } = published(`<table>${cells('td', 'Menu', cell)}${cells('td', 'Foot', 'Words')}</table>`)
    expect(html).toContain('<p>Menu</p>')
  })
})

describe('a target of a link within the body', () => {
  const link = (name: string) => `<a href="#${name}">w</a>`

  it('keeps its id, with a prefix, and so does the link', () => {
    const { html, markdown } = published(
      `<p>Told<sup id="back1"><a href="#n1">1</a></sup>.</p><ol><li id="n1">By him. <a href="#back1">Up</a></li></ol>`,
    )
    expect(html).toBe(
      '<p>Told<a id="ref-back1"></a><sup><a href="#ref-n1">1</a></sup>.</p>' +
        '<ol><li><a id="ref-n1"></a>By him. <a href="#ref-back1">Up</a></li></ol>',
    )
    expect(markdown).toContain('1. <a id="ref-n1"></a>By him. [Up](#ref-back1)')
  })

  it.each([
    ['an old anchor', '<a name="n">Note</a>', '<p><a id="ref-n"></a>Note</p>'],
    ['an empty one before a paragraph', '<a name="n"></a><p>Note</p>', '<p><a id="ref-n"></a>Note</p>'],
    ['a heading', '<h2 id="n">Note</h2>', '<h2><a id="ref-n"></a>Note</h2>'],
    [
      'a quotation',
      '<blockquote id="n">Note</blockquote>',
      '<blockquote><p><a id="ref-n"></a>Note</p></blockquote>',
    ],
    ['a definition', '<dl><dt id="n">Note<dd>x</dl>', '<dt><a id="ref-n"></a>Note</dt>'],
    ['a word in bold', '<p>a <b id="n">Note</b></p>', '<p>a <a id="ref-n"></a><strong>Note</strong></p>'],
    ['a link', '<p><a id="n" href="/x">Note</a></p>', '<p><a id="ref-n"></a><a href="/x">Note</a></p>'],
    ['a picture', '<p><img id="n" src="/media/a.jpg" alt="x"></p>', '<a id="ref-n"></a><img'],
    ['code', '<p><code id="n">Note</code></p>', '<p><a id="ref-n"></a><code>Note</code></p>'],
    ['the end', '<p>Note</p><a id="n"></a>', '<p>Note<a id="ref-n"></a></p>'],
    ['the first of two', '<p id="n">One</p><p id="n">Two</p>', '<p><a id="ref-n"></a>One</p><p>Two</p>'],
  ])('is %s', (_, place, expected) => {
    const { html } = published(`<p>${link('n')}</p>${place}`)
    expect(html).toContain('<a href="#ref-n">w</a>')
    expect(html).toContain(expected)
  })

  it('is not created without a link, and other links do not change', () => {
    expect(published('<p id="n">Note</p>').html).toBe('<p>Note</p>')
    expect(published(`<p>${link('n')}</p>`).html).toBe('<p><a href="#n">w</a></p>')
    expect(published(`<p id="n">${link('n').replace('#', '/other#')}</p>`).html).not.toContain('id=')
  })

  it('has a unique id in plain letters for any name', () => {
    const names = ['headline', 'fn:1', 'fn.1', 'ref-fn-1', 'größe', '"><script>', '%']
    const escaped = (name: string) => name.replaceAll('"', '&quot;')
    const { html } = published(
      names.map((name) => `<p id="${escaped(name)}">P</p><p><a href="#${escaped(name)}">L</a></p>`).join(''),
    )
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(ids).toEqual([
      'ref-headline',
      'ref-fn-1-2',
      'ref-fn-1-3',
      'ref-fn-1',
      'ref-gr--e',
      'ref----script-',
      'ref--',
    ])
    expect([...html.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id)).toEqual(ids)
  })
})

describe('list numbers', () => {
  it.each([
    ['<ol reversed><li>a<li>b</ol>', '<ol reversed><li>a</li><li>b</li></ol>'],
    ['<ol reversed start=2><li>a<li>b</ol>', '<ol reversed><li>a</li><li>b</li></ol>'],
    ['<ol reversed start=9><li>a<li>b</ol>', '<ol start="9" reversed><li>a</li><li>b</li></ol>'],
    ['<ol reversed><li value=9>a<li value=8>b</ol>', '<ol start="9" reversed><li>a</li><li>b</li></ol>'],
    ['<ol><li value=3>a<li>b<li value=5>c</ol>', '<ol start="3"><li>a</li><li>b</li><li>c</li></ol>'],
    ['<ol><li>a<li value=5>b<li>c</ol>', '<ol><li>a</li><li value="5">b</li><li>c</li></ol>'],
    ['<ol start=-3><li>a<li>b</ol>', '<ol start="-3"><li>a</li><li>b</li></ol>'],
    ['<ol start=x><li value=y>a</ol>', '<ol><li>a</li></ol>'],
    ['<ul><li value=3>a</ul>', '<ul><li>a</li></ul>'],
    [
      '<ul><li>a<ol><li>b<li value=7><p>c<p>d<pre>e\n\nf</pre></ol></ul>',
      '<ul><li>a<ol><li>b</li><li value="7"><p>c</p><p>d</p><pre>e\n\nf</pre></li></ol></li></ul>',
    ],
  ])('%s is %s', (html, expected) => expect(published(html).html).toBe(expected))
})

describe('indents of verse', () => {
  const [nbsp, wide] = ['\u00a0', '\u3000']

  it.each([
    [`Rain<br>${nbsp}${nbsp}on slate`, `<p>Rain<br>${nbsp}${nbsp}on slate</p>`],
    [`${nbsp}${nbsp}Rain<br>on slate`, `<p>${nbsp}${nbsp}Rain<br>on slate</p>`],
    [`${nbsp}Rain<br>on slate`, `<p>${nbsp}Rain<br>on slate</p>`],
    [`${nbsp} ${nbsp} Rain`, `<p>${nbsp} ${nbsp} Rain</p>`],
    [`${wide}${wide}雨`, `<p>${wide}${wide}雨</p>`],
    [`雨<br>${wide}屋根`, `<p>雨<br>${wide}屋根</p>`],
    [`Rain<br>\n ${nbsp}${nbsp}<i>on slate</i>`, `<p>Rain<br>${nbsp}${nbsp}<em>on slate</em></p>`],
    [`<i>${nbsp}${nbsp}Rain</i>`, `<p>${nbsp}${nbsp}<em>Rain</em></p>`],
    [`${nbsp}${nbsp}- Rain<br>${nbsp}# on`, `<p>${nbsp}${nbsp}- Rain<br>${nbsp}# on</p>`],
  ])('stay: %j', (inside, expected) => {
    const { html, text } = published(`<p>${inside}</p>`)
    expect(html).toBe(expected)
    expect(text).toBe(expected.replace('<br>', '\n').replace(/<[^>]*>/g, ''))
  })

  it.each([
    [
      `<p>${nbsp}Rain</p><p>${wide}雨</p><p>${nbsp}<b>on</b></p>`,
      '<p>Rain</p><p>雨</p><p><strong>on</strong></p>',
    ],
    [`<p>${nbsp}${nbsp}</p><p>Rain${nbsp}${nbsp}<br>on${nbsp}</p>`, '<p>Rain<br>on</p>'],
    [`<p>Rain<br>${nbsp}<br>on</p>`, '<p>Rain</p><p>on</p>'],
  ])('exclude spaces at an end, and a single space before a paragraph: %j', (html, expected) =>
    expect(published(html).html).toBe(expected),
  )

  it.each([
    [`<h2>${nbsp}${nbsp}Rain</h2>`, `<h2>${nbsp}${nbsp}Rain</h2>`],
    [`<ul><li>${nbsp}${nbsp}Rain</ul>`, `<ul><li>${nbsp}${nbsp}Rain</li></ul>`],
    [
      `<table>${cells('th', 'a', 'b')}${cells('td', `${nbsp}${nbsp}c`, 'd')}</table>`,
      `<td>${nbsp}${nbsp}c</td>`,
    ],
  ])('stay in other blocks: %j', (html, expected) => expect(published(html).html).toContain(expected))
})

describe('the direction of text', () => {
  it.each([
    ['<p dir="rtl">שלום</p>', '<p><bdi dir="rtl">שלום</bdi></p>'],
    [
      '<div dir="RTL"><p>שלום</p><p>עולם</p></div>',
      '<p><bdi dir="rtl">שלום</bdi></p><p><bdi dir="rtl">עולם</bdi></p>',
    ],
    ['<p>He said <span dir="rtl">שלום</span> twice</p>', '<p>He said <bdi dir="rtl">שלום</bdi> twice</p>'],
    ['<ul dir="rtl"><li>שלום</ul>', '<ul><li><bdi dir="rtl">שלום</bdi></li></ul>'],
    ['<h2 dir="rtl">שלום</h2>', '<h2><bdi dir="rtl">שלום</bdi></h2>'],
    [
      '<p dir="rtl">שלום <span dir="ltr">C++</span></p>',
      '<p><bdi dir="rtl">שלום <bdi dir="ltr">C++</bdi></bdi></p>',
    ],
    ['<p dir="ltr">Words</p><p dir="sideways">Words</p>', '<p>Words</p><p>Words</p>'],
  ])('%s is %s', (html, expected) => expect(published(html).html).toBe(expected))
})

describe('the credit of a picture', () => {
  it.each([
    [
      '<span class="caption">The quay.</span> <span class="photo-credit">Ada Quay</span>',
      'The quay. <small>Ada Quay</small>',
    ],
    ['The quay.<div class="credit">Ada Quay</div>', 'The quay.<br><small>Ada Quay</small>'],
    ['The quay. <cite class="accredited">The log</cite>', 'The quay. <cite>The log</cite>'],
  ])('is small print in its caption: %s', (caption, expected) => {
    const { html } = published(
      `<figure><img src="/media/a.jpg" alt=""><figcaption>${caption}</figcaption></figure>`,
    )
    expect(html).toContain(`<figcaption>${expected}</figcaption>`)
  })
})
