import { editionIdOf } from '../model/address.ts'
import type { PublishedArchive, PublishedEdition } from '../model/configuration.ts'
import type { DocumentKind } from '../model/document.ts'
import { listAlternates } from './alternates.ts'
import type { RenderContext } from './representation.ts'

/** The configuration in a release's root. */
interface ReleaseConfiguration {
  archive: PublishedArchive
  editions: readonly PublishedEdition[]
}

/** Creates the context for an address: its edition, its language, and the alternates of a document of this kind. */
export function renderContextFor(
  { archive, editions }: ReleaseConfiguration,
  address: string,
  kind: DocumentKind | null = null,
): RenderContext {
  const edition = editions.find(({ id }) => id === editionIdOf(address)) ?? null
  return {
    archive,
    editions,
    edition,
    language: edition?.language ?? archive.language,
    alternates: kind === null ? [] : listAlternates(address, kind),
  }
}

/** The context of error pages while no release can be read. */
export const noReleaseRenderContext: RenderContext = {
  archive: {
    name: 'morgue',
    url: '',
    language: 'en',
    contentSignal: null,
    tdm: null,
    crawlers: {},
    retention: 365,
    hsts: 'host',
    logo: null,
  },
  editions: [],
  edition: null,
  language: 'en',
  alternates: [],
}
