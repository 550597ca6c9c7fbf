import { collectionDefaults } from '../../../archive/earlier-formats.ts'
import type { CollectionDocument, CollectionKind } from '../../../model/document.ts'

type PlainListFields = {
  edition: string | null
  address: string
  subject: CollectionKind
} & Partial<CollectionDocument>

/** Creates a list that has no calendar and no chain. Omitted fields get empty values. */
export const createPlainList = (fields: PlainListFields): CollectionDocument => ({
  kind: 'collection',
  ...collectionDefaults,
  ...fields,
})
