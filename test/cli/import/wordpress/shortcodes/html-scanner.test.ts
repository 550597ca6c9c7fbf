import { describe, expect, it } from 'vitest'
import { splitHtml } from '../../../../../src/cli/import/wordpress/shortcodes/html-scanner.ts'

/** Each piece as `kind name: html`, closing tags as `kind /name: html`. */
const pieces = (html: string) =>
  [...splitHtml(html, new Set(['script', 'pre']))].map(
    (piece) => `${piece.kind} ${piece.isClosing ? '/' : ''}${piece.elementName}: ${piece.html}`,
  )

describe('the pieces of an HTML text', () => {
  it.each([
    ['', []],
    ['a', ['text : a']],
    ['a<B>c</b>d', ['text : a', 'tag b: <B>', 'text : c', 'tag /b: </b>', 'text : d']],
    ['<h1><br/>', ['tag h1: <h1>', 'tag br: <br/>']],
    ['<my-part>', ['tag my-part: <my-part>']],
    ['1 < 2 <3 </ >', ['text : 1 < 2 <3 </ >']],
    ['a<!-- <b> --> c', ['text : a', 'comment : <!-- <b> -->', 'text :  c']],
    ['<!-->a', ['comment : <!-->a']],
    ['<!---->a', ['comment : <!---->', 'text : a']],
    ['<!-- a', ['comment : <!-- a']],
    ['<a title="x > y">b', ['tag a: <a title="x > y">', 'text : b']],
    ["<a title = 'x > y'>b", ["tag a: <a title = 'x > y'>", 'text : b']],
    ['<a title=   "x > y">b', ['tag a: <a title=   "x >', 'text :  y">b']],
    ['<a it"s>b">c', ['tag a: <a it"s>', 'text : b">c']],
    ['<a title="x>b', ['tag a: <a title="x>', 'text : b']],
    ['a<b c<d', ['text : a<b c<d']],
    ['a<b c <i d', ['text : a<b c <i d']],
    ['<pre>a<b></PRE >c', ['opaque pre: <pre>a<b></PRE >', 'text : c']],
    ['<script>a</script', ['opaque script: <script>a</script']],
    ['<pre>a<b>', ['tag pre: <pre>', 'text : a', 'tag b: <b>']],
    ['</pre>a</pre>', ['tag /pre: </pre>', 'text : a', 'tag /pre: </pre>']],
    ['<pre>a<pre>b</pre>c', ['opaque pre: <pre>a<pre>b</pre>', 'text : c']],
    ['İ<pre>a</pre>b', ['text : İ', 'opaque pre: <pre>a</pre>', 'text : b']],
  ])('are the text: %s', (html, expected) => {
    expect(pieces(html)).toEqual(expected)
    expect([...splitHtml(html, new Set(['script', 'pre']))].map((piece) => piece.html).join('')).toBe(html)
  })
})
