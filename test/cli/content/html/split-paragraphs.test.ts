import { describe, expect, it } from 'vitest'
import { markdownFromHtml } from '../../../../src/cli/import/markup/html-body.ts'

describe('the paragraphs of inline content', () => {
  it.each([
    ['a<br><br>b', 'a\n\nb'],
    ['a<br>b', 'a\\\nb'],
    ['a <a id="n"></a> b <a href="#n">c</a>', 'a <a id="ref-n"></a>b [c](#ref-n)'],
    ['<br>a<br>', 'a'],
    ['a<br><br><br>b', 'a\n\nb'],
    ['<b>a<br><br>b</b>', '**a**\n\n**b**'],
    ['  a \n b  ', 'a b'],
    ['a <br> b', 'a\\\nb'],
    ['a <b> b </b> c', 'a **b** c'],
    ['a<b> b</b>', 'a **b**'],
    ['<b>a </b>b', '**a** b'],
    ['<b>a</b><b>b</b>', '**ab**'],
    ['<b>a</b> <b>b</b>', '**a b**'],
    ['<b>a<br></b>b', '**a**\\\nb'],
    [
      '<a href="https://a.example/">a</a><a href="https://a.example/">b</a>',
      '[a](https://a.example/)[b](https://a.example/)',
    ],
    ['<code>a</code><code>b</code>', '`ab`'],
    ['<code>a</code>b', '`a`b'],
    ['\u3000a', 'a'],
    ['\u00a0a', 'a'],
    ['\u3000\u3000a', '&#x3000;\u3000a'],
    ['\u3000a<br>b', '&#x3000;a\\\nb'],
    ['\u3000<b>a</b>', '**a**'],
    ['a\u00a0 b', 'a\u00a0 b'],
    ['e\u0301', 'é'],
    ['<b> </b>', ''],
    ['<br><br>', ''],
    ['a<b></b>b', 'ab'],
  ])('are tidy: %j', (html, markdown) => expect(markdownFromHtml(`<p>${html}</p>`)).toBe(markdown))
})
