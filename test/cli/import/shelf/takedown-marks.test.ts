import { expect, it } from 'vitest'
import { type MarkableArticle, TakedownMarks } from '../../../../src/cli/import/shelf/takedown-marks.ts'
import { lantern } from '../reading.ts'

const edition = { ...lantern, identity: '_n_(\\d+)', query: ['p'] }
const host = 'https://the-lantern.example'

const subject = (fields: Partial<MarkableArticle>): MarkableArticle => ({
  url: null,
  formerly: [],
  markdown: '',
  ...fields,
})

/** Returns what an import finds when one article was taken down. */
function findAfterTakedown(
  takenDown: Partial<MarkableArticle>,
  incoming: Partial<MarkableArticle>,
): string | null {
  const marks = new TakedownMarks(edition, [edition])
  expect(marks.findMarkedFile(subject(incoming))).toBeNull()
  marks.addMarks(subject(takenDown), 'down.md')
  return marks.findMarkedFile(subject(incoming))
}

it.each<[string, Partial<MarkableArticle>, Partial<MarkableArticle>]>([
  ['its words alone', { markdown: 'One two.' }, { url: `${host}/b`, markdown: '**ONE** two' }],
  ['its URL alone', { url: `${host}/a` }, { url: `${host}/a`, markdown: 'Other.' }],
  ['its URL in another spelling', { url: `${host}/a` }, { url: 'http://the-lantern.example/A/' }],
  [
    'its URL as a former one',
    { url: `${host}/a` },
    { url: `${host}/b`, formerly: [`${host}/c`, `${host}/a`] },
  ],
  ['a former URL', { url: `${host}/a`, formerly: [`${host}/b`] }, { url: `${host}/b` }],
  ['a former URL of an article without a URL', { formerly: [`${host}/b`] }, { url: `${host}/b` }],
  ['a parameter of the edition', { url: `${host}/?p=1` }, { url: `${host}/?p=1` }],
  ['the identity in its URL', { url: `${host}/a_n_7.html` }, { url: `${host}/2016/b_n_7.html` }],
  ['words without letters of ASCII', { markdown: 'हिन्दी' }, { markdown: 'हिन्दी' }],
  ['digits alone', { markdown: '112' }, { markdown: '112.' }],
])('an article that was taken down is recognised by %s', (_, takenDown, incoming) => {
  expect(findAfterTakedown(takenDown, incoming)).toBe('down.md')
})

it.each<[string, Partial<MarkableArticle>, Partial<MarkableArticle>]>([
  ['other words', { markdown: 'One two.' }, { markdown: 'One three.' }],
  ['no words either', { markdown: '***' }, { markdown: '…' }],
  ['another URL', { url: `${host}/a` }, { url: `${host}/b` }],
  ['another identity', { url: `${host}/a_n_7.html` }, { url: `${host}/a_n_8.html` }],
  ['another value of a parameter', { url: `${host}/?p=1` }, { url: `${host}/?p=2` }],
  ['another parameter than its own', { url: `${host}/a?page=1` }, { url: `${host}/a?page=2` }],
  ['a parameter that may name another page', { url: `${host}/a` }, { url: `${host}/a?page=2` }],
])('an article with %s is another one', (_, takenDown, incoming) => {
  expect(findAfterTakedown(takenDown, incoming)).toBeNull()
})

it('equal words count before an equal URL', () => {
  const marks = new TakedownMarks(edition, [edition])
  marks.addMarks(subject({ markdown: 'One two.' }), 'words.md')
  marks.addMarks(subject({ url: `${host}/a` }), 'url.md')
  expect(marks.findMarkedFile(subject({ url: `${host}/a`, markdown: 'One two.' }))).toBe('words.md')
})
