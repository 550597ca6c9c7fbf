import type { Element, RootContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../../src/cli/content/html/parse-html.ts'
import {
  selectHeadedArticleElements,
  selectMainContent,
  selectMarkedBodyElements,
} from '../../../../../src/cli/import/page/body/named-body.ts'

const words = (nodes: readonly RootContent[]) =>
  nodes.map((node) => toHtml(node).replace(/<[^>]*>/g, '')).filter((text) => text.trim() !== '')
const select = (find: (tree: ReturnType<typeof parseHtmlFragment>) => Element[], html: string) =>
  words(find(parseHtmlFragment(html)))

describe('the named body of a page', () => {
  it.each(
    'entry-content post-content post-body article-body article__body articleBody article-content article-text story-body story-content node-content'.split(
      ' ',
    ),
  )('has the class or id %s', (name) => {
    expect(
      select(selectMarkedBodyElements, `<div class="x ${name}">A</div><p id="${name}">B</p><p>C</p>`),
    ).toEqual(['A', 'B'])
    expect(select(selectMarkedBodyElements, `<div class="${name}-x">A</div>`)).toEqual([])
  })

  it('is first the one that microdata state, and the outermost', () => {
    const html =
      '<div class="post-body">A</div><section itemprop="text articleBody"><div itemprop="articleBody">B</div></section>'
    expect(select(selectMarkedBodyElements, html)).toEqual(['B', 'A'])
  })
})

describe('the article of a page', () => {
  it('is an element with a heading of the first level', () => {
    const html =
      '<main><h1>A</h1></main><article><div><h1>B</h1></div></article><article><h2>C</h2></article><div role="main"><h1>D</h1></div>'
    expect(select(selectHeadedArticleElements, html)).toEqual(['B', 'A', 'D'])
  })

  it('is all between header and footer where nothing else is found', () => {
    const inside =
      '<header>H</header><p>A</p><div><nav>N</nav><p>B</p><form>F</form></div><aside>S</aside><footer>E</footer>'
    const whole = (html: string) => words(selectMainContent(parseHtmlFragment(html)))
    expect(whole(`<p>X</p><main>${inside}</main>`)).toEqual(['A', 'B'])
    expect(whole(`<main><p>M</p></main><article>${inside}</article>`)).toEqual(['A', 'B'])
    expect(whole(`<p>X</p><div role="main">${inside}</div>`)).toEqual(['A', 'B'])
  })
})
