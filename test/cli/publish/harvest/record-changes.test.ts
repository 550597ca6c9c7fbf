import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Root } from '../../../../src/archive/root.ts'
import { compareRecords, createRecordConverter } from '../../../../src/cli/publish/harvest/record-changes.ts'
import { publishedEdition, testArchive } from '../../../support/generated.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

type Settings = Pick<Root, 'archive' | 'editions'>

const settings: Settings = {
  archive: testArchive,
  editions: [publishedEdition, { ...publishedEdition, id: 'f', name: 'The F' }],
}

const article = { address: '/e/Été', digest: 'd1' }
const recordWith = (changed: Partial<Settings> = {}) =>
  createRecordConverter({ ...settings, ...changed })(article)
const withEdition = (changed: object) => recordWith({ editions: [{ ...publishedEdition, ...changed }] })

describe('the record of an article', () => {
  it('is named by its folded address, so that one of a deleted article reveals no name', () => {
    expect(recordWith()).toMatchObject({ id: sha256('/e/été').slice(0, 20), address: '/e/Été', edition: 'e' })
    expect(createRecordConverter(settings)({ ...article, address: '/E/ÉTÉ' }).id).toBe(recordWith().id)
    expect(recordWith().digest).toMatch(/^[\da-f]{16}$/)
  })

  it.each<[string, object]>([
    ['article', createRecordConverter(settings)({ ...article, digest: 'd2' })],
    ['archive’s name', recordWith({ archive: { ...testArchive, name: 'Other' } })],
    ['archive’s URL', recordWith({ archive: { ...testArchive, url: 'https://other.example' } })],
    ['edition’s name', withEdition({ name: 'Other' })],
    ['edition’s language', withEdition({ language: 'fr' })],
    ['edition’s time zone', withEdition({ timeZone: 'Europe/Paris' })],
    ['names', withEdition({ names: { 'Ann Lee': 'Lee, Ann' } })],
    ['place', withEdition({ place: 'Paris' })],
    ['ISSN', withEdition({ issn: '1234-567X' })],
  ])('changes with its %s', (_, record) => {
    expect(record).toMatchObject({ id: recordWith().id })
    expect((record as { digest: string }).digest).not.toBe(recordWith().digest)
  })

  it('does not change with what it does not have, nor with another edition', () => {
    const others = [
      withEdition({ contact: 'a@e.example', hosts: ['other.example'], articles: 7 }),
      recordWith({ archive: { ...testArchive, retention: 1 } }),
      recordWith({ editions: [publishedEdition] }),
    ]
    for (const other of others) expect(other.digest).toBe(recordWith().digest)
  })
})

it('articles are written that are new, changed or back, and records deleted that have no article', () => {
  const toRecord = createRecordConverter(settings)
  const articles = ['same', 'changed', 'new', 'back'].map((name) => ({ address: `/e/${name}`, digest: name }))
  const stored = (name: string, digest: string, isDeleted = false) => ({
    id: toRecord({ address: `/e/${name}`, digest: '' }).id,
    digest,
    isDeleted,
  })
  const digestOf = (name: string) => toRecord({ address: `/e/${name}`, digest: name }).digest
  const { articlesToWrite, idsToDelete } = compareRecords(
    [
      stored('same', digestOf('same')),
      stored('changed', 'earlier'),
      stored('back', digestOf('back'), true),
      stored('lost', 'x'),
      stored('lost before', '', true),
    ],
    articles,
    toRecord,
  )
  expect(articlesToWrite.map(({ digest }) => digest)).toEqual(['changed', 'new', 'back'])
  expect(idsToDelete).toEqual([stored('lost', '').id])
})
