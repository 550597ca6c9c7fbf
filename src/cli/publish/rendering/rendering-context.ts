import type { AddressRules } from '../../content/addresses/article-address.ts'
import type { WithholdingRules } from '../../content/files/configuration.ts'
import type { MediaNameByUrl } from '../../content/picture-lists/media-list.ts'
import type { SmallerCopiesByPicture } from '../../content/picture-lists/smaller-copies.ts'
import type { EditionDocumentSettings } from '../articles/assemble-document.ts'

/** The settings of an edition that affect its articles' documents. */
export type RenderedEdition = AddressRules &
  EditionDocumentSettings & {
    language: string
    withhold: Pick<WithholdingRules, 'agency' | 'author'>
  }

/** Everything that affects an article's document, except the article's own file. */
export interface RenderingContext {
  /** The archive's own origin. */
  origin: string
  editions: readonly RenderedEdition[]
  /** Names of the pictures in the `media` folders, by original URL. */
  mediaNameByUrl: MediaNameByUrl
  /** The smaller copies of these pictures. */
  smallerCopies: SmallerCopiesByPicture
  /** The `media` folders. */
  mediaFolders: readonly string[]
  /** Digests of the withheld pictures. */
  withheldDigests: ReadonlySet<string>
}
