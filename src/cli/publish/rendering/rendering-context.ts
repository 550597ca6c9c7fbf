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

/** Everything except an article's file that affects the article's document. */
export interface RenderingContext {
  /** The archive's own origin. */
  origin: string
  editions: readonly RenderedEdition[]
  /** The names of the pictures in the `media` folders, by original URL. */
  mediaNameByUrl: MediaNameByUrl
  /** The smaller copies of these pictures. */
  smallerCopies: SmallerCopiesByPicture
  /** The `media` folders. */
  mediaFolders: readonly string[]
  /** Digests of the withheld pictures. */
  withheldDigests: ReadonlySet<string>
}
