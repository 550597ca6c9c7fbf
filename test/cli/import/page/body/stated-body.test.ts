import { expect, it } from 'vitest'
import { textContent } from '../../../../../src/cli/content/html/element.ts'
import { readJsonLdBodyBlocks } from '../../../../../src/cli/import/page/body/stated-body.ts'
import { readStreamedBody } from '../../../../../src/cli/import/page/body/streamed-body.ts'
import { parseWebPage } from '../../../../../src/cli/import/page/metadata/web-page.ts'
import { jsonLd, pageOf } from '../written-page.ts'

function webPage(head: string) {
  const page = parseWebPage(pageOf({ head }), { name: 'The Lantern', language: 'en' })
  if (page === 'too deep') throw new Error('no page')
  return page
}

const stated = (...texts: unknown[]) =>
  readJsonLdBodyBlocks(
    webPage(texts.map((articleBody) => jsonLd({ '@type': 'NewsArticle', articleBody })).join('')),
  )?.map((block) => `${block.tagName}: ${textContent(block)}`) ?? null

it.each<[string, unknown[], string[] | null]>([
  ['nothing', [], null],
  ['lines', ['One.\n  Two. \n\n\nThree.'], ['p: One.', 'p: Two.', 'p: Three.']],
  ['signs that are not markup', ['1 < 2 & 3 > 2'], ['p: 1 < 2 & 3 > 2']],
  [
    'HTML',
    ['<p>One.</p><h2>Two</h2><p class="x">Three <em>and</em> four.</p>'],
    ['p: One.', 'h2: Two', 'p: Three and four.'],
  ],
  ['escaped HTML', ['&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;'], ['p: One.', 'p: Two.']],
  ['HTML escaped three times', ['&amp;amp;lt;p&amp;amp;gt;One.&amp;amp;lt;/p&amp;amp;gt;'], ['p: One.']],
  ['text escaped four times', ['&amp;amp;amp;uuml;'], ['p: &uuml;']],
  ['references by number', ['A quay&#8217;s end&#X2026; &AMP; more'], ['p: A quay’s end… & more']],
  ['a reference to a capital', ['&Eacute;t\u00e9'], ['p: Été']],
  ['the longest of several', ['Short.', 'The longest text.', 'Medium text.'], ['p: The longest text.']],
  ['lines that break', ['One.<br>Two.<br/>Three.'], ['p: One.\nTwo.\nThree.']],
  ['HTML with furniture', ['<p>One two three.</p><nav>Menu</nav>'], ['p: One two three.']],
])('the body that metadata state as %s is read', (_, texts, blocks) =>
  expect(stated(...texts)).toEqual(blocks),
)

const push = (value: string) => `<script>self.__next_f.push(${JSON.stringify([1, value])})</script>`
const row = (number: string, text: string) => `${number}:T${Buffer.byteLength(text).toString(16)},${text}`

function streamed(...scripts: string[]) {
  const found = readStreamedBody(webPage(scripts.join('')))
  return (
    found && {
      blocks: found.blocks.map((block) => textContent(block)),
      others: found.otherTexts.map((text) => text.trim()),
    }
  )
}

it('a streamed body is the longest text with paragraphs, and the others are reported', () => {
  const [short, long] = ['<p>Été.</p>', '<p class="x">Ünder the quay.</p><p>Two.</p>']
  const plain = 'A text without paragraphs, which is longer than all the others of this page together.'
  expect(streamed(push(row('1a', short) + row('24', plain) + row('f', long)))).toEqual({
    blocks: ['Ünder the quay.', 'Two.'],
    others: ['Été.'],
  })
})

it('a streamed text may be divided among several calls, and end with a semicolon', () => {
  const whole = row('24', '<p>One two.</p>')
  const [first, second] = [push(whole.slice(0, 9)), push(whole.slice(9)).replace(')</', ') ; </')]
  expect(streamed(first, '<script>other()</script>', second)).toEqual({ blocks: ['One two.'], others: [] })
})

it('a page without such texts has no streamed body', () => {
  expect(streamed()).toBeNull()
  expect(
    streamed('<script>self.__next_f.push([1,</script>', '<script>self.__next_f.push([0])</script>'),
  ).toBeNull()
  expect(streamed(push(row('24', 'No paragraphs.')))).toBeNull()
  expect(streamed(`<script>other(${JSON.stringify([1, row('24', '<p>One.</p>')])})</script>`)).toBeNull()
})
