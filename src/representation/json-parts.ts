import type { Correction } from '../model/article.ts'
import { dateForPrograms } from './exact-time.ts'
import type { Setting } from './representation.ts'

/** The edition and the archive that a document is part of. */
export const partOf = ({ archive, edition }: Setting): object[] => [
  ...(edition ? [{ '@type': 'CreativeWork', name: edition.name, url: `${archive.url}/${edition.id}/` }] : []),
  { '@type': 'Collection', name: archive.name, url: `${archive.url}/` },
]

/** Every representation of a document, as schema.org `MediaObject`s. */
export const encodings = ({ archive, alternates }: Setting): object[] =>
  alternates.map(({ mediaType, href }) => ({
    '@type': 'MediaObject',
    encodingFormat: mediaType,
    contentUrl: archive.url + href,
  }))

/** Corrections as schema.org's `CorrectionComment`s. */
export const comments = (corrections: readonly Correction[], setting: Setting): object[] =>
  corrections.map(({ published, text }) => ({
    '@type': 'CorrectionComment',
    datePublished: dateForPrograms(published, setting),
    text,
  }))
