import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { adaptBodyToPage } from '../../../../src/cli/content/body/adapt-body-to-page.ts'
import type { PictureLookup } from '../../../../src/cli/content/body/picture-size.ts'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'

const headings = (html: string) => [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))

describe('headings of a page', () => {
  it.each([
    ['#### deep', [2]],
    ['## a\n\n#### b\n\n##### c\n\n## d', [2, 3, 4, 2]],
    ['## a\n\n### b\n\n## c\n\n###### d', [2, 3, 2, 3]],
    ['> ##### quoted\n\n### b', [2, 3]],
  ])('skip no level: %j', (markdown, levels) => {
    expect(headings(renderBody(markdown).html)).toEqual(levels)
    expect(renderBody(markdown).markdown).toBe(markdown)
  })
})

describe('tables of a page', () => {
  it('scroll in a named region, with columns aligned by classes', () => {
    const { html } = renderBody(
      '| a | b |\n| - | -: |\n| 1 | 2 |\n\nWords.\n\n| c | d |\n| - | - |\n| 3 | 4 |',
    )
    expect(html).toContain(
      '<section class="wide" tabindex="0" aria-labelledby="headline table-1" id="table-1" aria-label="1">',
    )
    expect(html).toContain('aria-labelledby="headline table-2" id="table-2" aria-label="2"><table>')
    expect(html).toContain('<td class="right">2</td>')
    expect(html).not.toContain('align=')
  })

  it('are named by their caption', () => {
    const { html } = renderBody(
      '<table><caption>Tides</caption><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>',
    )
    expect(html).toContain('<section class="wide" tabindex="0" aria-labelledby="headline table-1"><table>')
    expect(html).toContain('<caption id="table-1">Tides</caption>')
  })
})

describe('links of a page', () => {
  it('stay with all of their words, and go without any', () => {
    const link = '<a href="https://x.example/">'
    expect(renderBody('[**a** *b*](https://x.example/) c').html).toContain(
      '<strong>a</strong> <em>b</em></a> c',
    )
    expect(renderBody(`<p>a ${link}<br></a>b</p>`).html).not.toContain('<a')
  })
})

it('soft hyphens stay within words, and go beside spaces, hyphens and full stops', () => {
  const { html, markdown } = renderBody(
    'Har\u00adbour, Pan-\u00adAfrican \u00adnow, at last\u00ad. *Light*\u00adhouse, a\u00ad\u00adb, é\u00ad1.',
  )
  expect(html).toBe(
    '<p>Har\u00adbour, Pan-African now, at last. <em>Light</em>\u00adhouse, a\u00adb, é\u00ad1.</p>',
  )
  expect(markdown).toContain('Pan-\u00adAfrican')
})

it('a picture that is a link stands apart like any other', () => {
  const facts = { findPictureSize: () => null, listSmallerPictures: () => [] }
  const link = '<a href="https://x.example/">'
  const page = toHtml(
    adaptBodyToPage(parseHtmlFragment(`<p>${link} <img src="/media/a.png"></a></p>`), facts, true),
  )
  expect(page).toMatch(/^<figure><a [^>]*> ?<img /)
})

it('pictures of a gallery are as wide as their share of it, and a later one as wide as the text', () => {
  const facts: PictureLookup = {
    findPictureSize: (path) => ({
      width: path.includes('small') ? 320 : 640,
      height: path.includes('small') ? 160 : 320,
      byteCount: 1,
    }),
    listSmallerPictures: () => ['/media/small.png'],
  }
  const picture = (name: string) => `<p><img src="/media/${name}.png"></p>`
  const tree = parseHtmlFragment(`${picture('a')}${picture('b')}<p>Words.</p>${picture('c')}`)
  const page = toHtml(adaptBodyToPage(tree, facts, true))
  expect([...page.matchAll(/ sizes="\(min-width:44em\) (\d+em),/g)].map(([, width]) => width)).toEqual([
    '20em',
    '20em',
    '40em',
  ])
})
