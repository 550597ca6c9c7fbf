import type { Correction, ReaderComment } from '../../model/article.ts'
import { toMachineDate } from '../machine-date.ts'
import type { RenderContext } from '../representation.ts'

/** Returns `{ [name]: value }`, or `{}` if the value is `null` or `undefined`. */
export const toOptionalProperty = <Value>(
  name: string,
  value: Value | null | undefined,
): Record<string, Value> => (value == null ? {} : { [name]: value })

/** Creates the JSON-LD context: schema.org, and the prefix for our own properties. */
export const createJsonLdContext = ({ archive }: RenderContext): unknown[] => [
  'https://schema.org',
  { morgue: `${archive.url}/schema/article.json#` },
]

/** Returns the edition and the archive that contain a document. */
export const toContainingCollections = ({ archive, edition }: RenderContext): object[] => [
  ...(edition ? [{ '@type': 'CreativeWork', name: edition.name, url: `${archive.url}/${edition.id}/` }] : []),
  { '@type': 'Collection', name: archive.name, url: `${archive.url}/` },
]

/** Converts every representation of a document to a schema.org `MediaObject`. */
export const toEncodings = ({ archive, alternates }: RenderContext): object[] =>
  alternates.map(({ mediaType, href }) => ({
    '@type': 'MediaObject',
    encodingFormat: mediaType,
    contentUrl: archive.url + href,
  }))

/** Converts readers' comments to schema.org `Comment`s. */
export const toComments = (comments: readonly ReaderComment[], context: RenderContext): object[] =>
  comments.map(({ author, published, text, replyTo }) => ({
    '@type': 'Comment',
    ...toOptionalProperty('author', author && { '@type': 'Person', name: author }),
    ...toOptionalProperty('dateCreated', published && toMachineDate(published, context)),
    text,
    ...toOptionalProperty('morgue:replyTo', replyTo),
  }))

/** Converts corrections to schema.org `CorrectionComment`s. */
export const toCorrectionComments = (corrections: readonly Correction[], context: RenderContext): object[] =>
  corrections.map(({ published, text }) => ({
    '@type': 'CorrectionComment',
    datePublished: toMachineDate(published, context),
    text,
  }))
