import { describe, expect, it } from 'vitest'
import {
  splitFoldedMarkdownWords,
  splitLowercaseWords,
} from '../../../../src/cli/import/accounting/split-words.ts'

describe('the words of a text', () => {
  it.each([
    ['The FERRY, in 2016!', ['the', 'ferry', 'in', '2016']],
    ['l’eau-de-vie', ['l', 'eau', 'de', 'vie']],
    ['ﬁre Ｆerry ½', ['fire', 'ferry', '1', '2']],
    ['e\u0301te\u0301 हिन्दी', ['\u00e9t\u00e9', 'हिन्दी']],
    ['… — *', []],
  ])('of %j are %j', (text, words) => expect(splitLowercaseWords(text)).toEqual(words))
})

describe('the words of Markdown', () => {
  const tags = 'sup sub abbr q cite time small ins u mark ruby rt rp span code kbd em strong del'.split(' ')

  it.each(tags)('are whole around the tag %s within them', (tag) =>
    expect(splitFoldedMarkdownWords(`un<${tag} class="x y">believ</${tag}>able`)).toEqual(['unbelievable']),
  )

  it.each([
    [
      'a tag of a block divides words',
      'one<p class="x">two</p>three',
      ['one', 'p', 'class', 'x', 'two', 'p', 'three'],
    ],
    ['a tag with a longer name is another', 'one<subject>two', ['one', 'subject', 'two']],
    [
      'marks of emphasis and of deletion are within words',
      'un**believ**able *fer*ry ~~sa~~nk',
      ['unbelievable', 'ferry', 'sank'],
    ],
    ['an escaped mark divides words', 'one\\*two', ['one', 'two']],
    ['a mark after an escaped one does not', 'one\\**two*', ['one', 'two']],
    ['in code, marks are text', '`one*two` th*re*e', ['one', 'two', 'three']],
    ['code ends at the first closing mark', '`one` th*re*e `two`', ['one', 'three', 'two']],
    ['in longer code, a shorter run of backticks is text', '``one ` *two`` th*re*e', ['one', 'two', 'three']],
    ['an escaped backtick begins no code', '\\`o*n*e\\`', ['one']],
    ['code does not go beyond its line', '`on*e*\n`t*w*o', ['one', 'two']],
    ['a line of HTML has no marks', '  <b>one*two</b>\nth*re*e', ['b', 'one', 'two', 'b', 'three']],
    ['underscores are no letters', 'snake\\_case', ['snake', 'case']],
    ['targets of links count', '[one](https://e.example/two)', ['one', 'https', 'e', 'example', 'two']],
  ])('%s', (_, markdown, words) => expect(splitFoldedMarkdownWords(markdown)).toEqual(words))

  it.each([
    ['&amp;one', ['one']],
    ['one&nbsp;two&QUOT;three&lt;four&gt;five', ['one', 'two', 'three', 'four', 'five']],
    ['&#233;t&#xE9;s', ['\u00e9t\u00e9s']],
    ['o&#110;e &#1114112;two &#x110000;three', ['one', 'two', 'three']],
    ['one&#1114112;two', ['one', 'two']],
    ['&eacute;', ['eacute']],
    ['&amp;lt;', ['lt']],
    ['`&lt;` &amp;', ['lt', 'amp']],
    ['\\&lt;', ['lt']],
  ])('of %j are %j', (markdown, words) => expect(splitFoldedMarkdownWords(markdown)).toEqual(words))
})
