import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { markdownFromHtml } from '../../../../src/cli/import/markup/html-body.ts'

/** Returns a body's text, after checking that it does not change when published again. */
function published(html: string): string {
  const body = renderBody(markdownFromHtml(html))
  expect(renderBody(body.markdown)).toEqual(body)
  return body.text
}

const math = (inside: string) => `<p>Say <math>${inside}</math>.</p>`
const [one, two, x] = ['<mn>1</mn>', '<mn>2</mn>', '<mi>x</mi>']
const sum = '<mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>'

describe('a formula', () => {
  it.each([
    [`<mfrac>${one}${two}</mfrac>`, '1/2'],
    [`<mn>3</mn><mfrac>${one}${two}</mfrac>`, '3 1/2'],
    [`<mfrac>${one}${two}</mfrac>${x}`, '1/2 x'],
    [`<mfrac>${sum}${two}</mfrac>`, '(a+b)/2'],
    [`<mfrac>${x}<mfrac>${one}${two}</mfrac></mfrac>`, 'x/(1/2)'],
    [`<msup>${x}${two}</msup>`, 'x²'],
    [`<msup>${x}<mi>k</mi></msup>`, 'x^k'],
    [`<msup>${x}<mrow><mi>k</mi><mo>+</mo>${one}</mrow></msup>`, 'x^(k+1)'],
    [`<msup>${sum}${two}</msup>`, '(a+b)²'],
    [`<mo>(</mo><mi>a</mi><msup><mo>)</mo>${two}</msup>`, '(a)²'],
    ['<msup><mn>45</mn><mo>∘</mo></msup>', '45∘'],
    ['<msub><mi>H</mi><mn>2</mn></msub><mi>O</mi>', 'H₂O'],
    [`<msub>${x}<mi>k</mi></msub>`, 'x_k'],
    [`<msubsup>${x}${one}${two}</msubsup>`, 'x₁²'],
    [`<msqrt>${two}</msqrt>`, '√2'],
    [`<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>`, '√(a+b)'],
    [`<mroot>${two}<mn>3</mn></mroot>`, '³√2'],
    [`<mroot>${two}<mn>3</mn></mroot><mi>x</mi>`, '³√2 x'],
    [`<mroot><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>3</mn></mroot><mi>x</mi>`, '³√(a+b)x'],
    [`<munderover><mo>∑</mo>${one}<mi>n</mi></munderover>${x}`, '∑₁ⁿx'],
    ['<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>', 'sin x'],
    ['<mn>2</mn><mo>&#x2062;</mo><mi>x</mi>', '2x'],
    [`${one}${two}`, '1 2'],
    [`<mtable><mtr><mtd>${one}</mtd><mtd>${two}</mtd></mtr><mtr><mtd>${x}</mtd></mtr></mtable>`, '1, 2; x'],
    [`<semantics><mfrac>${one}${two}</mfrac><annotation-xml>w</annotation-xml></semantics>`, '1/2'],
    [`stray <mfrac>${one}${two}<mn>9</mn></mfrac>`, 'stray 1/2 9'],
  ])('%s reads %s', (inside, expected) => expect(published(math(inside))).toBe(`Say ${expected}.`))

  it('is separated from the number before it, and reads without its root', () => {
    expect(published(`<p>3<math><mfrac>${one}${two}</mfrac></math> cups</p>`)).toBe('3 1/2 cups')
    expect(published(`<p>Add <mfrac>${one}${two}</mfrac></p>`)).toBe('Add 1/2')
    expect(published(`<pre>a <math><mfrac>${one}${two}</mfrac></math></pre>`)).toBe('a 1/2')
  })
})

describe('a ruby reading', () => {
  it.each([
    ['<ruby>灯台<rt>とうだい</rt></ruby>', '灯台(とうだい)'],
    ['<ruby>灯<rt>とう</rt>台<rt>だい</rt></ruby>', '灯(とう)台(だい)'],
    ['<ruby>灯台<rp>（</rp><rt>とうだい</rt><rp>）</rp></ruby>', '灯台（とうだい）'],
    ['<ruby><rb>灯台</rb><rt>とうだい</rt></ruby>', '灯台(とうだい)'],
    ['<ruby>灯台<rtc><rt>lighthouse</rt></rtc></ruby>の', '灯台(lighthouse)の'],
    ['<ruby>灯台<rt> </rt></ruby>', '灯台'],
    ['<ruby>灯台<rt><b>とうだい</b></rt></ruby>', '灯台(とうだい)'],
  ])('%s is %s', (html, expected) => expect(published(`<p>${html}</p>`)).toBe(expected))
})
