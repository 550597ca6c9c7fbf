import type { SourceFile } from '../../importer.ts'
import { isWebUrl } from '../../urls/web-url.ts'
import { nothingMended, readWxr } from './read-wxr.ts'
import { type Item, textOf, type WxrEvent } from './wxr-item.ts'

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
export interface Survey {
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
class Surveyor {
  readonly #survey: Survey = {
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
    if (event.kind === 'author') this.#remember(this.#survey.authors, event.author.login, event.author.name)
    if (event.kind === 'category') this.#remember(this.#survey.categories, event.id, event.nicename)
    if (event.kind !== 'item') return
    const type = textOf(event.item, 'wp:post_type')
    if (type === 'attachment') this.#takeAttachment(event.item)
    if (type === 'guest-author') this.#takeGuest(event.item)
    if (type === 'wp_block')
      this.#remember(
        this.#survey.blocks,
        textOf(event.item, 'wp:post_id'),
        textOf(event.item, 'content:encoded'),
      )
  }

  /** Everything that was remembered. */
  finished(): Survey {
    const { attachments, pictures } = this.#survey
    const order = (id: string) => attachments.get(id)?.order ?? 0
    for (const ids of pictures.values()) ids.sort((a, b) => order(a) - order(b) || Number(a) - Number(b))
    return this.#survey
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
    this.#survey.base = detached(url)
    this.#survey.hosts.add(new URL(url).hostname)
  }

  #takeAttachment(item: Item): void {
    const { attachments, pictures } = this.#survey
    const [id, parent] = [textOf(item, 'wp:post_id'), textOf(item, 'wp:post_parent')].map(detached)
    const url = textOf(item, 'wp:attachment_url') || textOf(item, 'guid')
    const [title, caption] = [textOf(item, 'title'), textOf(item, 'excerpt:encoded')]
    const alt = item.meta.find(([key]) => key === '_wp_attachment_image_alt')?.[1] ?? ''
    if (!id || parent === undefined || !isWebUrl(url) || !this.#affords(url, title, caption, alt)) return
    attachments.set(id, {
      url: detached(url),
      title: detached(title),
      caption: detached(caption),
      alt: detached(alt),
      order: Number(textOf(item, 'wp:menu_order')) || 0,
    })
    if (isPicture.test(url) && !pictures.get(parent)?.push(id)) pictures.set(parent, [id])
  }

  /** Co-Authors Plus keeps guest authors as posts, and names them in the taxonomy `author` by `cap-` and their slug. */
  #takeGuest(item: Item): void {
    const slug = textOf(item, 'wp:post_name').replace(/^cap-/, '')
    this.#remember(this.#survey.authors, slug, textOf(item, 'title'))
  }
}

/**
 * Reads the files of an export once for what posts refer to: an attachment may stand before or after the posts that use it,
 * or in another of the files.
 */
export async function surveyOf(parts: readonly SourceFile[]): Promise<Survey> {
  const surveyor = new Surveyor()
  for (const part of parts) for await (const event of readWxr(part, nothingMended())) surveyor.take(event)
  return surveyor.finished()
}
