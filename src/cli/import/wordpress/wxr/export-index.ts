import type { SourceFile } from '../../importer.ts'
import { isWebUrl } from '../../urls/web-url.ts'
import { noRepairs, readWxr } from './read-wxr.ts'
import { itemText, type WxrEvent, type WxrItem } from './wxr-item.ts'

/** A file that an editor uploaded. */
export interface Attachment {
  url: string
  title: string
  caption: string
  alt: string
  /** Its place among its post's pictures. */
  order: number
}

/** What posts refer to, which may stand anywhere in an export. */
export interface ExportIndex {
  /** The blog's URL, to which relative links are relative. */
  base: string | null
  /** Hosts of the site that its channel names. */
  hosts: Set<string>
  /** Login or guest author's name → display name. */
  authors: Map<string, string>
  /** Attachments by id. */
  attachments: Map<string, Attachment>
  /** Ids of the pictures that were uploaded to a post, in its order, by the post's id. */
  pictures: Map<string, string[]>
  /** Reusable blocks' HTML by id. */
  blocks: Map<string, string>
  /** Categories' nicenames by id. */
  categories: Map<string, string>
}

/** All that is remembered, in characters; every entry is charged what an empty one takes. */
const mostRemembered = 96 * 1024 * 1024
const overhead = 256

/** A copy that does not keep the piece of the file alive of which the text is a slice. */
const detached = (text: string): string => JSON.parse(JSON.stringify(text))

const isPicture = /\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|svg)(?:[?#]|$)/i

/** Remembers what an export says of itself, in bounded memory. */
class ExportIndexer {
  readonly #index: ExportIndex = {
    base: null,
    hosts: new Set(),
    authors: new Map(),
    attachments: new Map(),
    pictures: new Map(),
    blocks: new Map(),
    categories: new Map(),
  }
  #left = mostRemembered

  take(event: WxrEvent): void {
    if (event.kind === 'site') this.#takeSite(event.url)
    if (event.kind === 'author') this.#remember(this.#index.authors, event.author.login, event.author.name)
    if (event.kind === 'category') this.#remember(this.#index.categories, event.id, event.nicename)
    if (event.kind !== 'item') return
    const type = itemText(event.item, 'wp:post_type')
    if (type === 'attachment') this.#takeAttachment(event.item)
    if (type === 'guest-author') this.#takeGuest(event.item)
    if (type === 'wp_block')
      this.#remember(
        this.#index.blocks,
        itemText(event.item, 'wp:post_id'),
        itemText(event.item, 'content:encoded'),
      )
  }

  /** Everything that was remembered. */
  finished(): ExportIndex {
    const { attachments, pictures } = this.#index
    const order = (id: string) => attachments.get(id)?.order ?? 0
    for (const ids of pictures.values()) ids.sort((a, b) => order(a) - order(b) || Number(a) - Number(b))
    return this.#index
  }

  #affords(...texts: string[]): boolean {
    this.#left -= texts.reduce((sum, text) => sum + text.length, overhead)
    return this.#left >= 0
  }

  #remember(map: Map<string, string>, key: string, value: string): void {
    if (key !== '' && value !== '' && this.#affords(key, value)) map.set(detached(key), detached(value))
  }

  /** The last URL of a channel is the blog's own. */
  #takeSite(url: string): void {
    if (!isWebUrl(url) || !this.#affords(url)) return
    this.#index.base = detached(url)
    this.#index.hosts.add(new URL(url).hostname)
  }

  #takeAttachment(item: WxrItem): void {
    const { attachments, pictures } = this.#index
    const [id, parent] = [itemText(item, 'wp:post_id'), itemText(item, 'wp:post_parent')].map(detached)
    const url = itemText(item, 'wp:attachment_url') || itemText(item, 'guid')
    const [title, caption] = [itemText(item, 'title'), itemText(item, 'excerpt:encoded')]
    const alt = item.meta.find(([key]) => key === '_wp_attachment_image_alt')?.[1] ?? ''
    if (!id || parent === undefined || !isWebUrl(url) || !this.#affords(url, title, caption, alt)) return
    attachments.set(id, {
      url: detached(url),
      title: detached(title),
      caption: detached(caption),
      alt: detached(alt),
      order: Number(itemText(item, 'wp:menu_order')) || 0,
    })
    if (isPicture.test(url) && !pictures.get(parent)?.push(id)) pictures.set(parent, [id])
  }

  /** Co-Authors Plus keeps guest authors as posts, and names them in the taxonomy `author` by `cap-` and their slug. */
  #takeGuest(item: WxrItem): void {
    const slug = itemText(item, 'wp:post_name').replace(/^cap-/, '')
    this.#remember(this.#index.authors, slug, itemText(item, 'title'))
  }
}

/**
 * Reads the files of an export once for what posts refer to: an attachment may stand before or after the posts that use it,
 * or in another of the files.
 */
export async function indexExport(parts: readonly SourceFile[]): Promise<ExportIndex> {
  const surveyor = new ExportIndexer()
  for (const part of parts) for await (const event of readWxr(part, noRepairs())) surveyor.take(event)
  return surveyor.finished()
}
