import { describe, expect, it } from 'vitest'
import { listStrings } from '../../../../src/cli/import/accounting/list-strings.ts'
import {
  accountForRecord,
  accountForTexts,
  hasSeveralWords,
} from '../../../../src/cli/import/record/account-for-record.ts'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import { findForeignLanguage } from '../../../../src/cli/import/record/find-foreign-language.ts'
import {
  findLineField,
  findTextField,
  isObject,
  removeDuplicates,
  toNames,
  toObjects,
  toText,
} from '../../../../src/cli/import/record/json-values.ts'

describe('a value of JSON', () => {
  it.each([
    [' a ', 'a'],
    [7, '7'],
    [0, '0'],
    ['', null],
    [' ', null],
    [null, null],
    [true, null],
    [['a'], null],
    ['a\u0007b', 'a b'],
  ])('may be a text: %j', (value, expected) => expect(toText(value)).toBe(expected))
  it.each([
    [{}, true],
    [[], false],
    [null, false],
    ['a', false],
    [undefined, false],
  ])('may be an object: %j', (value, expected) => expect(isObject(value)).toBe(expected))

  it('is found by the first of its names', () => {
    expect(findTextField({ a: '', b: 'x\n y', c: 'z' }, 'a', 'b', 'c')).toBe('x\n y')
    expect(findLineField({ a: '', b: 'x\n y', c: 'z' }, 'a', 'b', 'c')).toBe('x y')
    expect([findTextField({}, 'a'), findLineField({}, 'a'), findTextField({ a: 'b' })]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('may be a list of objects or of names', () => {
    expect(toObjects([{ a: 1 }, 'b', [{ c: 1 }]])).toEqual([{ a: 1 }])
    expect([toObjects({ a: 1 }), toObjects('a')]).toEqual([[{ a: 1 }], []])
    expect(toNames(['a', { name: 'b' }, { x: 'c' }, 7, null])).toEqual(['a', 'b', '7'])
    expect([toNames('a'), toNames({ name: 'b' }), toNames(undefined)]).toEqual([['a'], ['b'], []])
    expect(removeDuplicates(['a', 'b', 'a'])).toEqual(['a', 'b'])
  })

  it('has strings at any depth, in order, by their paths', () =>
    expect(listStrings({ A: 'a', b: ['c', { D: 'e', f: 7 }], g: null })).toEqual([
      { path: 'a', value: 'a' },
      { path: 'b', value: 'c' },
      { path: 'b.d', value: 'e' },
    ]))

  it.each([
    ['two words', true],
    ['word', false],
    ['two https://a.example/b-c', false],
    ['two www.a.example', false],
    ['two __GHOST_URL__/b', false],
    ['7 8', false],
    ['two-parts', false],
    ['a, b', true],
    ['l’été ', false],
  ])('may be prose: %s', (text, expected) => expect(hasSeveralWords(text)).toBe(expected))
})

it.each([
  [null, null],
  ['en', null],
  ['EN', null],
  ['fr_ca', 'fr-CA'],
  [' de ', 'de'],
  ['not a language', null],
  ['English', null],
  ['Deutsch', null],
])('a language is kept where it is another: %s', (name, expected) =>
  expect(findForeignLanguage(name, { language: 'en' })).toBe(expected),
)

describe('the account of a record', () => {
  const account = (
    record: Record<string, unknown>,
    usedTexts: (string | null)[],
    markdown = '',
    fields = {},
  ) =>
    accountForRecord(
      record,
      { usedTexts, dropped: [], otherRepresentationPathPattern: /^(?:body)(?:\.|$)/ },
      { fields: { ...emptyArticleFields, ...fields }, markdown },
    )

  it('is of the strings that were read, and of the others by name', () => {
    const record = {
      text: '<p>One &amp; two</p>',
      note: 'Not <b>this</b> one',
      code: 'x1',
      body: 'Or that one',
      tags: ['a b', 'Known words'],
    }
    const { sourceText, dropped } = account(record, ['<p>One &amp; two</p>', null], 'Known words')
    expect(sourceText.split('\n').filter((line) => line !== '')).toEqual([
      'One & two',
      'Not this one',
      'Or that one',
      'a b',
    ])
    expect(dropped.map(({ reason, text }) => `${reason}: ${text.trim()}`)).toEqual([
      'unknown field note: Not this one',
      'other representation: body: Or that one',
      'unknown field tags: a b',
    ])
  })

  it('counts a single word of another representation’s run, and no address', () => {
    expect(account({ body: { text: 'Alone' }, other: { text: 'Alone' } }, []).dropped).toEqual([
      { reason: 'other representation: body', text: 'Alone' },
    ])
    expect(account({ a: 'See this https://a.example/never-seen' }, [], 'See this').dropped).toEqual([])
    expect(account({ a: 'In the headline' }, [], '', { headline: 'In the headline' }).dropped).toEqual([])
  })

  it('has blocks that were dropped before', () => {
    const dropped = [{ reason: 'associated text', text: 'Another story' }]
    const texts = { usedTexts: [], dropped, otherRepresentationPathPattern: /^x/ }
    expect(
      accountForRecord({ a: 'Another story', b: 'another story' }, texts, {
        fields: emptyArticleFields,
        markdown: '',
      }),
    ).toEqual({
      sourceText: 'Another story',
      dropped,
    })
  })

  it('may be of texts alone', () =>
    expect(accountForTexts('a', null, 'b')).toEqual({ sourceText: 'a\nb', dropped: [] }))
})
