import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { limitMarkdownComplexity } from '../../content/markdown/limit-markdown-complexity.ts'
import { parseWithOffsets } from '../../content/markdown/parse-with-offsets.ts'
import type { DroppedBlock } from '../accounting/word-account.ts'
import type { Article, Picture } from '../importer.ts'
import { decodeDataUrl, type ExaminedPicture, examinePicture } from '../markup/embedded-picture.ts'
import { listDrawingAddresses } from '../markup/replace-drawings.ts'
import { dataUrlPattern, ShortDataUrls } from './short-data-urls.ts'

/** Reasons for leaving out a picture, by which the report counts such pictures. */
export const [smallPictureReason, unreadablePictureReason, drawingReason] = [
  'small picture',
  'unreadable picture',
  'drawing',
]

function describeLeftOutPicture(picture: ExaminedPicture): DroppedBlock | null {
  if (picture.kind === 'small') {
    const { width, height } = picture.size
    return { reason: smallPictureReason, text: `${width} × ${height} pixels` }
  }
  const text = 'a damaged picture, or one in a format that browsers cannot show'
  return picture.kind === 'unreadable' ? { reason: unreadablePictureReason, text } : null
}

const maxCaptionLength = 2000

/** Returns the alternative text of a tag; empty if the caption after it repeats the text. */
function readAlternativeText(tag: string, caption: string): string {
  const text = /\salt="([^"]*)"/.exec(tag)?.[1] ?? ''
  return caption.includes(text) ? '' : text
}

/** Maximum length of a picture's tag before and after an index in it, in characters. */
const maxTagLength = 4000

/** Returns the beginning and the end of the `img` tag around an index of HTML; `null` if it is not in one. */
function findImageTagRange(html: string, index: number): [number, number] | null {
  const windowStart = Math.max(0, index - maxTagLength)
  const tagOffset = html.slice(windowStart, index).lastIndexOf('<img')
  if (tagOffset < 0) return null
  const [tag = ''] =
    /^<img\s(?:[^>"]|"[^"]*")*>/.exec(html.slice(windowStart + tagOffset, index + maxTagLength)) ?? []
  const end = windowStart + tagOffset + tag.length
  return end <= index ? null : [windowStart + tagOffset, end]
}

/** Replaces the pictures of one body. */
class PictureReplacer {
  readonly markdown: string
  readonly dropped: DroppedBlock[] = []
  readonly #shortUrls: ShortDataUrls
  readonly #pictureByUrl = new Map<string, ExaminedPicture>()

  constructor(markdown: string) {
    this.#shortUrls = new ShortDataUrls(markdown)
    this.markdown = this.#shortUrls.restoreDataUrls(
      this.#replacePictures(limitMarkdownComplexity(this.#shortUrls.shortenedText)),
    )
  }

  get pictures(): Picture[] {
    return [
      ...new Map(
        [...this.#pictureByUrl.values()].flatMap((each) =>
          each.kind === 'picture' ? [[each.url, each]] : [],
        ),
      ).values(),
    ]
  }

  #replacePictures(shortMarkdown: string): string {
    const parts: string[] = []
    let copiedEnd = 0
    visit(parseWithOffsets(shortMarkdown), (node: Nodes) => {
      const [nodeStart, nodeEnd] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
      const text = this.#replaceNode(node, shortMarkdown.slice(nodeStart, nodeEnd))
      if (text === null) return
      parts.push(shortMarkdown.slice(copiedEnd, nodeStart), text)
      copiedEnd = nodeEnd
    })
    return parts.join('') + shortMarkdown.slice(copiedEnd)
  }

  /** Returns the text that replaces a node; `null` for a node that stays. */
  #replaceNode(node: Nodes, text: string): string | null {
    if (node.type === 'html') return this.#replaceInHtml(text)
    if (node.type !== 'image' && node.type !== 'definition') return null
    const path = this.#takePicture(node.url)
    if (path === null) return null
    if (path !== '') return text.replace(node.url, () => path)
    return node.type === 'image' ? (node.alt ?? '') : ''
  }

  #replaceInHtml(html: string): string {
    const parts: string[] = []
    let copiedEnd = 0
    for (const { 0: shortUrl, index } of html.matchAll(this.#shortUrls.shortUrlPattern)) {
      const tagRange = index < copiedEnd ? null : findImageTagRange(html, index)
      const path = tagRange && this.#takePicture(shortUrl)
      if (!tagRange || path === null) continue
      const tagText = html.slice(...tagRange)
      const alternative = readAlternativeText(
        tagText,
        html.slice(tagRange[1], tagRange[1] + maxCaptionLength),
      )
      parts.push(
        html.slice(copiedEnd, tagRange[0]),
        path === '' ? alternative : tagText.replace(shortUrl, () => path),
      )
      copiedEnd = tagRange[1]
    }
    return parts.join('') + html.slice(copiedEnd)
  }

  /** Returns the path of the picture behind a short URL; empty for one that is left out, `null` for any other URL. */
  #takePicture(shortUrl: string): string | null {
    const url = this.#shortUrls.findDataUrl(shortUrl)
    if (url === null) return null
    const picture = this.#pictureByUrl.get(url) ?? examinePicture(decodeDataUrl(url))
    this.#pictureByUrl.set(url, picture)
    if (picture.kind === 'picture') return picture.url
    const loss = describeLeftOutPicture(picture)
    if (loss) this.dropped.push(loss)
    return ''
  }
}

/**
 * Gives the pictures that an article's body contains as `data:` URLs the paths of their files in the archive. One that
 * cannot be stored is replaced by its alternative text, and listed unless it is a placeholder. Code stays as it is.
 */
export function nameEmbeddedPictures(article: Article): Article {
  if (!/data:/i.test(article.markdown)) return article
  const { markdown, pictures, dropped } = new PictureReplacer(article.markdown)
  const { sourceText, dropped: others } = article.account
  // The bytes of a picture are not words.
  const account = { sourceText: sourceText.replace(dataUrlPattern, ' '), dropped: [...others, ...dropped] }
  return {
    ...article,
    markdown,
    account,
    embeddedPictures: [...(article.embeddedPictures ?? []), ...pictures],
  }
}

/** Lists the drawings that an article's page contains as markup, and that the archive lacks. */
export const listMissingDrawings = (
  markdown: string,
  isStored: (address: string) => boolean,
): DroppedBlock[] =>
  listDrawingAddresses(markdown)
    .filter((address) => !isStored(address))
    .map((text) => ({ reason: drawingReason, text }))
