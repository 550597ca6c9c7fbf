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

/** Everything except its file that affects an article's document. */
export interface RenderingContext {
  /** The archive's own origin. */
  origin: string
  editions: readonly RenderedEdition[]
  /** The pictures in the `media` folders, by original URL. */
  mediaNameByUrl: MediaNameByUrl
  /** Their smaller copies. */
  smallerCopies: SmallerCopiesByPicture
  /** The `media` folders. */
  mediaFolders: readonly string[]
  /** Digests of the pictures that are withheld. */
  withheldDigests: ReadonlySet<string>
}
