import type { SourceFile } from '../../importer.ts'
import { isWebUrl } from '../../urls/web-url.ts'
import { findAttachmentCredit } from './attachment-credit.ts'
import { htmlToLine } from './html-to-line.ts'
import { createExportRepairs, readWxr } from './read-wxr.ts'
import { findItemText, type WxrEvent, type WxrItem } from './wxr-item.ts'

/** An uploaded file. */
export interface Attachment {
  id: string
  url: string
  title: string
  caption: string
  alt: string
  /** Plain text. */
  credit: string
  /** Position among its post's pictures. */
  order: number
}

/** Records that posts refer to, which can be anywhere in an export. */
export interface ExportIndex {
  /** The blog's URL, the base of relative links. */
  baseUrl: string | null
  /** The blog's title and language, as the channel states them. */
  title: string | null
  language: string | null
  /** Hosts that the channel names. */
  hosts: Set<string>
  /** Login or guest author's slug → display name. */
  authorNames: Map<string, string>
  attachments: Map<string, Attachment>
  /** Ids of the pictures uploaded to a post, in its order, by the post's id. */
  pictureIdsByPost: Map<string, string[]>
  /** HTML of reusable blocks, by id. */
  reusableBlocks: Map<string, string>
  /** Category nicenames, by id. */
  categoryNicenames: Map<string, string>
}

/** Maximum size of the index, in characters; each entry is charged an overhead. */
const maxIndexSize = 96 * 1024 * 1024
const entryOverhead = 256

/** Copies a text, so that it does not keep alive the larger string it was sliced from. */
const copyText = (text: string): string => JSON.parse(JSON.stringify(text))

const picturePattern = /\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|svg)(?:[?#]|$)/i

/** Builds the index of an export in bounded memory. */
class ExportIndexer {
  readonly #index: ExportIndex = {
    baseUrl: null,
    title: null,
    language: null,
    hosts: new Set(),
    authorNames: new Map(),
    attachments: new Map(),
    pictureIdsByPost: new Map(),
    reusableBlocks: new Map(),
    categoryNicenames: new Map(),
  }
  #budget = maxIndexSize

  addEvent(event: WxrEvent): void {
    if (event.kind === 'site') this.#takeSite(event.name, event.text)
    if (event.kind === 'author') this.#store(this.#index.authorNames, event.author.login, event.author.name)
    if (event.kind === 'category') this.#store(this.#index.categoryNicenames, event.id, event.nicename)
    if (event.kind !== 'item') return
    const type = findItemText(event.item, 'wp:post_type')
    if (type === 'attachment') this.#takeAttachment(event.item)
    if (type === 'guest-author') this.#takeGuest(event.item)
    if (type === 'wp_block')
      this.#store(
        this.#index.reusableBlocks,
        findItemText(event.item, 'wp:post_id'),
        findItemText(event.item, 'content:encoded'),
      )
  }

  /** Returns the finished index. */
  finished(): ExportIndex {
    const { attachments, pictureIdsByPost } = this.#index
    const order = (id: string) => attachments.get(id)?.order ?? 0
    for (const ids of pictureIdsByPost.values())
      ids.sort((a, b) => order(a) - order(b) || Number(a) - Number(b))
    return this.#index
  }

  #spendBudget(...texts: string[]): boolean {
    this.#budget -= texts.reduce((sum, text) => sum + text.length, entryOverhead)
    return this.#budget >= 0
  }

  #store(map: Map<string, string>, key: string, value: string): void {
    if (key !== '' && value !== '' && this.#spendBudget(key, value)) map.set(copyText(key), copyText(value))
  }

  #takeSite(name: string, text: string): void {
    if (text === '' || !this.#spendBudget(text)) return
    if (name === 'title') this.#index.title ??= htmlToLine(copyText(text))
    else if (name === 'language') this.#index.language ??= copyText(text)
    else if (isWebUrl(text)) {
      this.#index.baseUrl = copyText(text)
      this.#index.hosts.add(new URL(text).hostname)
    }
  }

  #takeAttachment(item: WxrItem): void {
    const { attachments, pictureIdsByPost } = this.#index
    const [id, parentId] = [findItemText(item, 'wp:post_id'), findItemText(item, 'wp:post_parent')].map(
      copyText,
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
    attachments.set(id, {
      id,
      url: copyText(url),
      title: copyText(title),
      caption: copyText(caption),
      alt: copyText(alt),
      credit: copyText(credit),
      order: Number(findItemText(item, 'wp:menu_order')) || 0,
    })
    if (picturePattern.test(url) && !pictureIdsByPost.get(parentId)?.push(id))
      pictureIdsByPost.set(parentId, [id])
  }

  /**
   * Co-Authors Plus stores guest authors as posts, and names them in the taxonomy `author` by `cap-` and their slug.
   */
  #takeGuest(item: WxrItem): void {
    const slug = findItemText(item, 'wp:post_name').replace(/^cap-/, '')
    this.#store(this.#index.authorNames, slug, findItemText(item, 'title'))
  }
}

/**
 * Reads the files of an export once to index what posts refer to: an attachment can come before or after the posts that
 * use it, or be in another file.
 */
export async function indexExport(exportFiles: readonly SourceFile[]): Promise<ExportIndex> {
  const indexer = new ExportIndexer()
  for (const part of exportFiles)
    for await (const event of readWxr(part, createExportRepairs())) indexer.addEvent(event)
  return indexer.finished()
}
