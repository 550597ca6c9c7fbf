import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../../src/cli/content/html/parse-html.ts'
import {
  pruneToReadableArticle,
  type ReadabilityNode,
} from '../../../../../src/cli/import/page/body/prune-to-readable-article.ts'
import { stampTree } from '../../../../../src/cli/import/page/body/stamped-tree.ts'

const text = (nodeValue: string): ReadabilityNode => ({ nodeType: 3, nodeValue, childNodes: [] })

/** An element of Readability's output, which carries the numbers of the page's elements that it was made from. */
const element = (numbers: number[], ...childNodes: ReadabilityNode[]): ReadabilityNode => ({
  nodeType: 1,
  nodeValue: null,
  childNodes,
  attributes: numbers.map((number) => ({ name: `data-stamp${number}` })),
})

/** Returns the parts of a page that are in Readability's article. Elements have numbers in document order, from 0. */
function keep(html: string, ...parts: ReadabilityNode[]): string | null {
  const tree = parseHtmlFragment(html)
  const survivors = pruneToReadableArticle(tree, stampTree(tree), element([], ...parts))
  return survivors && toHtml(survivors)
}

describe('the parts of a page that Readability keeps', () => {
  it('are the page’s own, whatever Readability has renamed', () => {
    const html = '<div><p class="a">One <b>two</b>.</p></div><p>Three.</p>'
    const kept = element([0], element([1], text('One '), element([2], text('two')), text('.')))
    expect(keep(html, kept)).toBe('<div><p class="a">One <b>two</b>.</p></div>')
    expect(keep(html, text('Another text.'))).toBeNull()
  })

  it('are found within their element where a text occurs before it too', () => {
    const html = '<div><p>Same.</p></div><section><p>Same.</p><p>Other.</p></section>'
    const kept = element([2], element([3], text('Same.')), element([4], text('Other.')))
    expect(keep(html, kept)).toBe('<section><p>Same.</p><p>Other.</p></section>')
  })

  it('are found within the innermost of several elements that were joined', () => {
    const html = '<div><p>Same.</p><p class="b">Same.</p></div>'
    expect(keep(html, element([0, 2], text('Same.')))).toBe('<div><p class="b">Same.</p></div>')
  })

  it('are found in document order where a text occurs twice', () => {
    const html = '<div><p>Same.</p><i>x</i><p class="b">Same.</p></div>'
    const kept = element([0], element([], text('Same.')), element([], text('Same.')))
    expect(keep(html, kept)).toBe('<div><p>Same.</p><p class="b">Same.</p></div>')
  })

  it('are found where their text comes in pieces', () => {
    const html = '<p>Salt &amp; <b>pepper</b> &amp; oil &amp; <i>x</i></p>'
    const pieces = [
      text('Salt '),
      text('&'),
      text(' '),
      element([1], text('pepper')),
      text(' &'),
      text(' oil & '),
    ]
    expect(keep(html, element([0], ...pieces))).toBe('<p>Salt &#x26; <b>pepper</b> &#x26; oil &#x26; </p>')
  })

  it('are separated by spaces in elements of their own, which Readability drops', () => {
    const html = '<p>Words<span>&nbsp;</span>apart<i></i></p>'
    expect(keep(html, element([0], text('Words'), text('apart')))).toBe(
      '<p>Words<span>\u00a0</span>apart</p>',
    )
  })
})

describe('the copy of a page for Readability', () => {
  const copy = (html: string) => toHtml(stampTree(parseHtmlFragment(html)).tree)

  it('has no scripts, and one text where a script stood between two', () => {
    const { runs } = stampTree(
      parseHtmlFragment('<p>One<script>x()</script> two<style>p{}</style></p><p>Three</p>'),
    )
    expect(runs.map(({ value }) => value)).toEqual(['One two', 'Three'])
    expect(copy('<p>One<script>x()</script></p>')).toBe('<p data-stamp0="">One</p>')
  })

  it('has the source of a quotation as a paragraph, and other footers as they are', () => {
    expect(copy('<blockquote><footer>A</footer></blockquote><footer>B</footer>')).toBe(
      '<blockquote data-stamp0=""><p data-stamp1="">A</p></blockquote><footer data-stamp2="">B</footer>',
    )
  })

  it('has no mark at a paragraph, or at words of a sentence, for which Readability would drop it', () => {
    expect(copy('<p aria-hidden="true">One</p>')).toBe('<p data-stamp0="">One</p>')
    expect(copy('<p>He said <b class="share" id="ad" role="menu">yes</b> to it</p>')).toBe(
      '<p data-stamp0="">He said <b data-stamp1="">yes</b> to it</p>',
    )
    expect(copy('<p><b class="share">Share</b></p>')).toBe(
      '<p data-stamp0=""><b class="share" data-stamp1="">Share</b></p>',
    )
  })
})
