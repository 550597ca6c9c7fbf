import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../src/cli/content/body.ts'
import { bodyFromHtml } from '../../../src/cli/import/html-body.ts'

/** A body, the same when it is published once more from its own Markdown, or imported from its own HTML. */
function published(html: string) {
  const body = renderBody(bodyFromHtml(html))
  expect(renderBody(body.markdown)).toEqual(body)
  expect(renderBody(bodyFromHtml(body.html)).html).toBe(body.html)
  return body
}

const cells = (name: string, ...texts: string[]) =>
  `<tr>${texts.map((text) => `<${name}>${text}</${name}>`).join('')}</tr>`

describe('a table of data with more than words in a cell', () => {
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

  it('stays a table without heads, for a photograph', () => {
    const { html } = published(
      `<table>${cells('td', 'Brest', photograph)}${cells('td', 'Lorient', 'none')}</table>`,
    )
    expect(html).toContain('<td>Lorient</td><td>none</td>')
  })

  it.each([
    ['a page in a cell', `${photograph}<p>One.</p><p>Two.</p>`],
    ['a heading in a cell', '<h3>News</h3>'],
    ['a table in a cell', `<table>${cells('td', 'a', 'b')}${cells('td', 'c', 'd')}</table>`],
  ])('places text only, without heads: %s', (_, cell) => {
    const { html } = published(`<table>${cells('td', 'Menu', cell)}${cells('td', 'Foot', 'Words')}</table>`)
    expect(html).toContain('<p>Menu</p>')
  })
})
