import { expect, it } from 'vitest'
import type { CallContext } from '../../../src/edge/protocols/call-context.ts'
import { respond } from '../../../src/edge/protocols/oai/respond-to-oai.ts'
import { createCitation } from '../../../src/model/citation.ts'
import type { ArticleDocument } from '../../../src/model/document.ts'
import { publishedEdition, testArchive } from '../../support/generated.ts'
import { articles } from '../search/search-support.ts'
import { contentsOf } from './oai-support.ts'

const [model] = articles as [ArticleDocument]
const id = '0'.repeat(20)

/** The rights in the record of an article with these rights and terms. */
async function rightsOf(rights: string | null, terms: Partial<ArticleDocument['terms']>) {
  const document = { ...model, terms, fields: { ...model.fields, rights } } as ArticleDocument
  const record = { id, address: document.address, edition: 'e', changed: 0 }
  const query = `verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:archive.example:${id}`
  const context = {
    request: new Request(`https://archive.example/oai?${query}`),
    root: { archive: testArchive, editions: [publishedEdition] },
    releaseId: 'r',
    records: {
      prepare: () => ({ bind: () => null }),
      batch: async () => [{ results: [{ root: 'r' }] }, { results: [record] }],
    },
    admitRequest: async () => true,
    readDocumentsByAddress: async () => new Map([[document.address, document]]),
    cite: () => createCitation(document, { archive: testArchive, edition: publishedEdition, language: 'en' }),
    escapeXml: (text: string) => text,
  }
  return contentsOf(await (await respond(context as unknown as CallContext)).text(), 'dc:rights')
}

it('a record has the rights printed with its article, else those of its terms, and their licence', async () => {
  const [license, statement] = ['https://creativecommons.org/x', 'https://rightsstatements.org/y']
  const terms = { text: 'Reserved.', license, statement }
  expect(await rightsOf('© Ann', terms)).toEqual(['© Ann', license])
  expect(await rightsOf(null, { ...terms, license: null })).toEqual(['Reserved.', statement])
})
