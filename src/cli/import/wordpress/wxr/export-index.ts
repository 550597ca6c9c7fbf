import type { SourceFile } from '../../importer.ts'
import { isWebUrl } from '../../urls/web-url.ts'
import { findAttachmentCredit } from './attachment-credit.ts'
import { htmlToLine } from './html-to-line.ts'
import { createExportRepairCounts, readWxr } from './read-wxr.ts'
import { findItemText, type WxrEvent, type WxrItem } from './wxr-item.ts'

/** An uploaded file. */
export interface Attachment {
  id: string
  url: string
  title: string
  caption: string
  alt: string
  /** Plain text; empty if there is none. */
  credit: string
  /** Position among its post's pictures. */
  menuOrder: number
}

/** Records that posts refer to, which can be anywhere in an export. */
export interface ExportIndex {
  /** The blog's URL, the base of relative links; `null` if the export does not state it. */
  baseUrl: string | null
  /** The blog's title and language, as the channel states them. */
  siteTitle: string | null
  siteLanguage: string | null
  /** Hosts of the URLs that the channel states. */
  siteHosts: Set<string>
  /** Display names, by login or by guest author's slug. */
  authorNameByLogin: Map<string, string>
  attachmentById: Map<string, Attachment>
  /** Ids of the pictures uploaded to each post, in the post's order, by the post's id. */
  pictureIdsByPostId: Map<string, string[]>
  /** HTML of reusable blocks, by id. */
  reusableBlockHtmlById: Map<string, string>
  /** Category nicenames, by id. */
  categoryNicenameById: Map<string, string>
}

/** Maximum size of the index, in characters, including an overhead per entry. */
const maxIndexCharacters = 96 * 1024 * 1024
const entryOverheadCharacters = 256

/** Copies a text, because a slice would keep the larger string that it comes from in memory. */
const detachText = (text: string): string => JSON.parse(JSON.stringify(text))

const pictureExtensionPattern = /\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|svg)(?:[?#]|$)/i

/** Builds the index of an export in bounded memory. */
class ExportIndexer {
  readonly #index: ExportIndex = {
    baseUrl: null,
    siteTitle: null,
    siteLanguage: null,
    siteHosts: new Set(),
    authorNameByLogin: new Map(),
    attachmentById: new Map(),
    pictureIdsByPostId: new Map(),
    reusableBlockHtmlById: new Map(),
    categoryNicenameById: new Map(),
  }
  #remainingCharacters = maxIndexCharacters

  addEvent(event: WxrEvent): void {
    if (event.kind === 'site') this.#storeSiteText(event.elementName, event.text)
    if (event.kind === 'author')
      this.#storeText(this.#index.authorNameByLogin, event.author.login, event.author.name)
    if (event.kind === 'category') this.#storeText(this.#index.categoryNicenameById, event.id, event.nicename)
    if (event.kind !== 'item') return
    const type = findItemText(event.item, 'wp:post_type')
    if (type === 'attachment') this.#storeAttachment(event.item)
    if (type === 'guest-author') this.#storeGuestAuthor(event.item)
    if (type === 'wp_block')
      this.#storeText(
        this.#index.reusableBlockHtmlById,
        findItemText(event.item, 'wp:post_id'),
        findItemText(event.item, 'content:encoded'),
      )
  }

  /** Sorts each post's pictures, and returns the index. */
  finish(): ExportIndex {
    const { attachmentById, pictureIdsByPostId } = this.#index
    const findMenuOrder = (id: string) => attachmentById.get(id)?.menuOrder ?? 0
    for (const ids of pictureIdsByPostId.values())
      ids.sort((a, b) => findMenuOrder(a) - findMenuOrder(b) || Number(a) - Number(b))
    return this.#index
  }

  #spendBudget(...texts: string[]): boolean {
    this.#remainingCharacters -= texts.reduce((sum, text) => sum + text.length, entryOverheadCharacters)
    return this.#remainingCharacters >= 0
  }

  #storeText(map: Map<string, string>, key: string, value: string): void {
    if (key !== '' && value !== '' && this.#spendBudget(key, value))
      map.set(detachText(key), detachText(value))
  }

  #storeSiteText(elementName: string, text: string): void {
    if (text === '' || !this.#spendBudget(text)) return
    if (elementName === 'title') this.#index.siteTitle ??= htmlToLine(detachText(text))
    else if (elementName === 'language') this.#index.siteLanguage ??= detachText(text)
    else if (isWebUrl(text)) {
      this.#index.baseUrl = detachText(text)
      this.#index.siteHosts.add(new URL(text).hostname)
    }
  }

  #storeAttachment(item: WxrItem): void {
    const { attachmentById, pictureIdsByPostId } = this.#index
    const [id, parentId] = [findItemText(item, 'wp:post_id'), findItemText(item, 'wp:post_parent')].map(
      detachText,
    )
    const url = findItemText(item, 'wp:attachment_url') || findItemText(item, 'guid')
    const [title, caption] = [findItemText(item, 'title'), findItemText(item, 'excerpt:encoded')]
    const alt = item.meta.find(([key]) => key === '_wp_attachment_image_alt')?.[1] ?? ''
    const credit = findAttachmentCredit(item)
    if (
      !id ||
      parentId === undefined ||
      !isWebUrl(url) ||
      !this.#spendBudget(url, title, caption, alt, credit)
    )
      return
    attachmentById.set(id, {
      id,
      url: detachText(url),
      title: detachText(title),
      caption: detachText(caption),
      alt: detachText(alt),
      credit: detachText(credit),
      menuOrder: Number(findItemText(item, 'wp:menu_order')) || 0,
    })
    if (pictureExtensionPattern.test(url) && !pictureIdsByPostId.get(parentId)?.push(id))
      pictureIdsByPostId.set(parentId, [id])
  }

  /**
   * Stores a guest author's name. Co-Authors Plus stores guest authors as posts, and refers to them in the
   * `author` taxonomy by their slug after `cap-`.
   */
  #storeGuestAuthor(item: WxrItem): void {
    const slug = findItemText(item, 'wp:post_name').replace(/^cap-/, '')
    this.#storeText(this.#index.authorNameByLogin, slug, findItemText(item, 'title'))
  }
}

/**
 * Reads the files of an export once, to index the records that posts refer to. An attachment can come before
 * or after the posts that use it, or be in another file.
 */
export async function indexExport(exportFiles: readonly SourceFile[]): Promise<ExportIndex> {
  const indexer = new ExportIndexer()
  for (const exportFile of exportFiles)
    for await (const event of readWxr(exportFile, createExportRepairCounts())) indexer.addEvent(event)
  return indexer.finish()
}
