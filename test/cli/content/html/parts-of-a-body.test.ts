import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { createDirectionElement } from '../../../../src/cli/content/html/direction.ts'
import { isElement, makeElement } from '../../../../src/cli/content/html/element.ts'
import { isFootnoteMark } from '../../../../src/cli/content/html/footnote-mark.ts'
import { markPictureCredits } from '../../../../src/cli/content/html/mark-picture-credits.ts'
import { isMathLayoutTag, mathToText } from '../../../../src/cli/content/html/math-to-text.ts'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'
import { toPlainText } from '../../../../src/cli/content/html/plain-text.ts'
import { toPreformatted } from '../../../../src/cli/content/html/preformatted.ts'
import { markdownFromHtml } from '../../../../src/cli/import/markup/html-body.ts'
import { firstElement } from '../../../support/first-element.ts'

describe('a formula', () => {
  const math = (html: string) => mathToText(firstElement(`<math>${html}</math>`))
  it.each([
    ['<mfrac><mn>1</mn><mn>2</mn></mfrac>', '1/2'],
    ['<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>', '(a+b)/c'],
    ['<mfrac><mrow><mo>(</mo><mi>a</mi><mo>+</mo><mi>b</mi><mo>)</mo></mrow><mi>c</mi></mfrac>', '(a+b)/c'],
    ['<msup><mi>x</mi><mn>2</mn></msup>', 'x²'],
    ['<msup><mi>x</mi><mrow><mo>-</mo><mn>10</mn></mrow></msup>', 'x⁻¹⁰'],
    ['<msup><mi>x</mi><mi>n</mi></msup>', 'xⁿ'],
    ['<msup><mi>x</mi><mn>2</mn><mi>y</mi></msup>', 'x²y'],
    ['<msup><mi>x</mi><mi>k</mi></msup>', 'x^k'],
    ['<msup><mi>x</mi><mrow><mi>k</mi><mo>*</mo><mn>2</mn></mrow></msup>', 'x^(k*2)'],
    ['<msup><mn>20</mn><mo>°</mo></msup>', '20°'],
    ['<msup><mi>f</mi><mo>′</mo></msup>', 'f′'],
    ['<msub><mi>H</mi><mn>2</mn></msub><mi>O</mi>', 'H₂O'],
    ['<msub><mi>x</mi><mi>n</mi></msub>', 'x_n'],
    ['<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>', 'x₁²'],
    ['<munder><mi>lim</mi><mi>x</mi></munder>', 'lim_x'],
    ['<mover><mi>x</mi><mo>¯</mo></mover>', 'x¯'],
    ['<munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover>', '∑₁ⁿ'],
    ['<msqrt><mn>2</mn></msqrt><mi>x</mi>', '√2 x'],
    ['<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>', '√(a+b)'],
    ['<mroot><mi>x</mi><mn>3</mn></mroot>', '³√x'],
    ['<mfrac><mn>1</mn><mn>2</mn></mfrac><mi>x</mi>', '1/2 x'],
    ['<mi>sin</mi><mi>x</mi>', 'sin x'],
    ['<mi>a</mi><mi>b</mi>', 'ab'],
    ['<mn>2</mn><mn>3</mn>', '2 3'],
    ['<mn>2</mn><mi>x</mi>', '2x'],
    ['<mi>sin</mi><mo>\u2061</mo><mo>(</mo><mi>x</mi><mo>)</mo>', 'sin(x)'],
    ['<mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr><mtr><mtd>3</mtd><mtd>4</mtd></mtr></mtable>', '1, 2; 3, 4'],
    ['<mfrac><mn>1</mn><mn>2</mn><mn>3</mn></mfrac>', '1/2 3'],
    ['<mtext> two  words </mtext> <mn>1</mn>', 'two words 1'],
    ['<mi>x</mi><script>y</script>', 'x'],
    ['<mfrac></mfrac>', '/'],
  ])('is a line of text: %s', (html, text) => expect(math(html)).toBe(text))

  it.each([
    ['math', true],
    ['msqrt', true],
    ['mfrac', true],
    ['munderover', true],
    ['mrow', false],
    ['mtable', false],
  ])('has elements with a layout: %s', (name, expected) => expect(isMathLayoutTag(name)).toBe(expected))
})

describe('the mark of a footnote', () => {
  it.each([
    ['<sup><a href="#1">1</a></sup>', true],
    ['<sup><a href="https://a.example/">1</a></sup>', true],
    ['<a href="#1"><sup>1</sup></a>', true],
    ['<a href="#1"><sup>1</sup><sup>2</sup></a>', true],
    ['<a href="#1"><sup>1</sup> b</a>', false],
    ['<a href="#1"></a>', false],
    ['<a href="https://a.example/"><sup>1</sup></a>', false],
    ['<a><sup>1</sup></a>', false],
    ['<sup>1</sup>', false],
    ['<sup><a>1</a></sup>', false],
    ['<sub><a href="#1">1</a></sub>', false],
  ])('is a raised link: %s', (html, expected) => expect(isFootnoteMark(firstElement(html))).toBe(expected))
})

describe('the credit of a picture', () => {
  const mark = (html: string) => toHtml(markPictureCredits(firstElement(html)))
  it.each([
    ['<span class="credit">A</span>', '<small>A</small>'],
    ['<span class="photo-credits x">A</span>', '<small>A</small>'],
    ['<span class="img_source">A</span>', '<small>A</small>'],
    ['<span class="Photographer">A</span>', '<small>A</small>'],
    ['<span class="crédit">A</span>', '<small>A</small>'],
    ['<div class="copyright"><b>A</b></div>', '<div class="copyright"><small><b>A</b></small></div>'],
    ['<span itemprop="creditText">A</span>', '<small>A</small>'],
    ['<span itemprop="x copyrightHolder">A</span>', '<small>A</small>'],
    ['<figcaption class="credit">A</figcaption>', '<figcaption class="credit">A</figcaption>'],
    ['<p>The quay<b class="credit">A</b></p>', '<p>The quay <small>A</small></p>'],
    ['<p>The quay <b class="credit">A</b></p>', '<p>The quay <small>A</small></p>'],
    ['<figcaption><i class="credit">A</i> b</figcaption>', '<figcaption><small>A</small> b</figcaption>'],
    ['<span class="accredited">A</span>', '<span class="accredited">A</span>'],
    ['<span class="resource">A</span>', '<span class="resource">A</span>'],
    ['<span itemprop="name">A</span>', '<span itemprop="name">A</span>'],
    [`<span class="credit ${'x'.repeat(192)}">A</span>`, '<small>A</small>'],
    [`<span class="credit ${'x'.repeat(193)}">A</span>`, `<span class="credit ${'x'.repeat(193)}">A</span>`],
  ])('is small: %s', (html, expected) => expect(mark(html)).toBe(expected))
})

describe('the direction of an element', () => {
  const outer = (dir: string) => [makeElement('bdi', [], { dir })]
  it.each([
    ['<p dir="rtl">', [], 'rtl'],
    ['<p dir="RTL">', [], 'rtl'],
    ['<p dir="ltr">', [], null],
    ['<p dir="ltr">', outer('rtl'), 'ltr'],
    ['<p dir="rtl">', outer('rtl'), null],
    ['<p dir="rtl">', [...outer('rtl'), ...outer('ltr')], 'rtl'],
    ['<p dir="auto">', [], null],
    ['<p>', [], null],
  ])('is kept where it changes: %s', (html, path, expected) =>
    expect(createDirectionElement(firstElement(html), path)?.properties.dir ?? null).toBe(expected),
  )
})

describe('preformatted text', () => {
  const convert = (html: string) => toHtml(toPreformatted(firstElement(`<pre>${html}</pre>`)))
  it.each([
    ['a\n  b', '<pre>a\n  b</pre>'],
    ['\n\n  a', '<pre>  a</pre>'],
    [' \n<b>\n a</b>', '<pre><strong> a</strong></pre>'],
    ['a<br>b', '<pre>a\nb</pre>'],
    ['a<p>b</p>c', '<pre>a\nb\nc</pre>'],
    ['a<ul><li>b</li></ul>', '<pre>a\n\nb\n\n</pre>'],
    ['<img alt="A">', '<pre>A</pre>'],
    [
      '<a href="https://a.example/">b</a> <a href="javascript:x">c</a>',
      '<pre><a href="https://a.example/">b</a> c</pre>',
    ],
    ['<script>x</script>a<span>b</span>', '<pre>ab</pre>'],
    ['<code>a &lt; <b>b</b></code>', '<pre><code>a &#x3C; b</code></pre>'],
    ['<code>a</code>\n<code>b</code>', '<pre><code>a\nb</code></pre>'],
    ['<code>a</code> b', '<pre>a b</pre>'],
  ])('keeps its lines: %j', (html, expected) => expect(convert(html)).toBe(expected))
})

describe('the plain text of a body', () => {
  it.each([
    ['<p>a <b>b</b></p><p>c</p>', 'a b\n\nc'],
    ['a<p>b</p>c', 'a\n\nb\n\nc'],
    ['<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>d</p>', 'a\nb\nc\n\nd'],
    [
      '<table><tbody><tr><th>a</th><td>b</td></tr><tr><td>c</td><td><p>d</p><p>e</p></td></tr></tbody></table>',
      'a\tb\nc\td\ne',
    ],
    ['<dl><dt>a</dt><dd>b</dd></dl>', 'a\nb'],
    ['<p>a<br>b</p>', 'a\nb'],
    ['<p>a<sup><a href="#n">1</a></sup></p>', 'a[1]'],
    ['<p>a<sup><a href="#n">1, 2</a></sup> b<sup><a href="#n"> * </a></sup></p>', 'a[1, 2] b[*]'],
    ['<p>a<sup><a href="#n">12345</a></sup></p>', 'a12345'],
    ['<p>a<sup>2</sup></p>', 'a2'],
    ['<blockquote><p>a</p><p>b</p></blockquote>', 'a\n\nb'],
    ['<p></p><p>a</p>', 'a'],
    ['<pre>\n\n a\n b\n</pre>', ' a\n b'],
  ])('has its paragraphs and lines: %s', (html, text) =>
    expect(toPlainText(parseHtmlFragment(html))).toBe(text),
  )
})

describe('links within a body', () => {
  it.each([
    ['<p><a href="#a">1</a></p><p id="a">b</p>', '[1](#ref-a)\n\n<a id="ref-a"></a>b'],
    ['<p><a href="#a">1</a></p><p><a name="a"></a>b</p>', '[1](#ref-a)\n\n<a id="ref-a"></a>b'],
    ['<p><a href="#a">1</a></p><p name="a">b</p>', '[1](#a)\n\nb'],
    ['<p><a href="#ref-a">1</a></p><p id="ref-a">b</p>', '[1](#ref-a)\n\n<a id="ref-a"></a>b'],
    ['<p><a href="#a%C3%A9">1</a></p><p id="aé">b</p>', '[1](#ref-a-)\n\n<a id="ref-a-"></a>b'],
    ['<p><a href="#%FF">1</a></p><p id="%FF">b</p>', '[1](#ref--FF)\n\n<a id="ref--FF"></a>b'],
    [
      '<p><a href="#a.b">1</a> <a href="#a-b">2</a></p><p id="a.b">c</p><p id="a-b">d</p>',
      '[1](#ref-a-b) [2](#ref-a-b-2)\n\n<a id="ref-a-b"></a>c\n\n<a id="ref-a-b-2"></a>d',
    ],
    ['<p><a href="#a">1</a></p><p id="a">b</p><p id="a">c</p>', '[1](#ref-a)\n\n<a id="ref-a"></a>b\n\nc'],
    ['<p><a href="#">1</a></p><p id="a">b</p>', '[1](#)\n\nb'],
    [
      `<p><a href="#${'x'.repeat(70)}">1</a></p><p id="${'x'.repeat(70)}">b</p>`,
      `[1](#ref-${'x'.repeat(60)})\n\n<a id="ref-${'x'.repeat(60)}"></a>b`,
    ],
  ])('lead to their targets: %s', (html, markdown) => expect(markdownFromHtml(html)).toBe(markdown))
})

it('an element is known by one of its names', () => {
  expect(isElement(firstElement('<p>a</p>'), 'b', 'p')).toBe(true)
  expect(isElement(firstElement('<p>a</p>'), 'b')).toBe(false)
  expect(isElement({ type: 'text', value: 'p' }, 'p')).toBe(false)
})
