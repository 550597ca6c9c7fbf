import { hash } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  type DocumentReference,
  DocumentTable,
} from '../../../../src/cli/publish/rendering/document-table.ts'

const made = (number: number): DocumentReference => ({
  documentDigest: hash('sha256', String(number)),
  archiveUrls: number % 7 === 0 ? [`https://a.example/${number}`] : [],
  location: { pack: `${number % 300}.pack`, start: number * 2 ** 33, length: 2 ** 31 + number },
  text: number % 11 === 0 ? `{"number":${number}}` : null,
})

it('has every document as it was added or set last', () => {
  const table = new DocumentTable()
  const expected = Array.from({ length: 3000 }, (_, number) => made(number))
  for (const document of expected) table.push(document)
  for (const position of [0, 77, 1023, 1024, 2999]) {
    expected[position] = { documentDigest: hash('sha256', 'b'), archiveUrls: [], location: null, text: null }
    table.set(position, expected[position])
  }
  expect(table.length).toBe(3000)
  expect(expected.map((_, position) => table.at(position))).toEqual(expected)
})

it('has a document without a digest until it is made', () => {
  const table = new DocumentTable()
  table.push({ documentDigest: '', archiveUrls: [], location: null, text: null })
  expect(table.at(0)).toEqual({ documentDigest: '', archiveUrls: [], location: null, text: null })
  table.set(0, { ...made(0), location: null })
  expect(table.at(0)).toEqual({ ...made(0), location: null })
})

it.each([-1, 1])('has no document at position %i', (position) => {
  const table = new DocumentTable()
  table.push(made(1))
  expect(() => table.at(position)).toThrow(`no document ${position}`)
})
