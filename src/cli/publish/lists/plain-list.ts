import { collectionDefaults } from '../../../archive/earlier-formats.ts'
import type { CollectionDocument, CollectionSubject } from '../../../model/document.ts'

type CollectionFields = {
  edition: string | null
  address: string
  subject: CollectionSubject
} & Partial<CollectionDocument>

/** Creates a list outside every calendar and chain. Omitted fields are empty. */
export const createCollection = (fields: CollectionFields): CollectionDocument => ({
  kind: 'collection',
  ...collectionDefaults,
  ...fields,
})
