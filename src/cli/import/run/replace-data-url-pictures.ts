import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { limitMarkdownComplexity } from '../../content/markdown/limit-markdown-complexity.ts'
import { parseWithOffsets } from '../../content/markdown/parse-with-offsets.ts'
import type { DroppedBlock } from '../accounting/word-account.ts'
import type { Article, Picture } from '../importer.ts'
import { type ClassifiedPicture, classifyPicture, decodeDataUrl } from '../markup/embedded-picture.ts'
import { listDrawingAddresses } from '../markup/replace-drawings-with-missing-pictures.ts'
import { dataUrlPattern, ShortDataUrls } from './short-data-urls.ts'

/** Reasons for leaving out a picture, under which the report counts such pictures. */
export const [smallPictureReason, unreadablePictureReason, drawingReason] = [
  'small picture',
  'unreadable picture',
  'drawing',
]

function createDroppedPictureBlock(picture: ClassifiedPicture): DroppedBlock | null {
  if (picture.kind === 'small') {
    const { width, height } = picture.size
    return { reason: smallPictureReason, text: `${width} × ${height} pixels` }
  }
  const unreadableText =
    'browsers cannot show this picture: replace it in the source with a JPEG or PNG, and import again'
  return picture.kind === 'unreadable' ? { reason: unreadablePictureReason, text: unreadableText } : null
}

const maxCaptionLength = 2000

/** Returns a tag's alternative text; an empty string if the HTML after the tag repeats it. */
function extractAltUnlessRepeated(tag: string, followingHtml: string): string {
  const alternativeText = /\salt="([^"]*)"/.exec(tag)?.[1] ?? ''
  return followingHtml.includes(alternativeText) ? '' : alternativeText
}

/** Maximum distance of the start and end of a picture's tag from an index in it, in characters. */
const maxTagLength = 4000

/** Returns the start and end of the `img` tag around an index; `null` if the index is not in one. */
function findImageTagRange(html: string, index: number): [number, number] | null {
  const windowStart = Math.max(0, index - maxTagLength)
  const tagOffset = html.slice(windowStart, index).lastIndexOf('<img')
  if (tagOffset < 0) return null
  const [tag = ''] =
    /^<img\s(?:[^>"]|"[^"]*")*>/.exec(html.slice(windowStart + tagOffset, index + maxTagLength)) ?? []
  const tagEnd = windowStart + tagOffset + tag.length
  return tagEnd <= index ? null : [windowStart + tagOffset, tagEnd]
}

/** Replaces the `data:` URLs of the pictures in one body. */
class DataUrlPictureReplacer {
  readonly rewrittenMarkdown: string
  readonly droppedPictures: DroppedBlock[] = []
  readonly #shortUrls: ShortDataUrls
  readonly #pictureByDataUrl = new Map<string, ClassifiedPicture>()

  constructor(markdown: string) {
    this.#shortUrls = new ShortDataUrls(markdown)
    this.rewrittenMarkdown = this.#shortUrls.restoreDataUrls(
      this.#replacePictures(limitMarkdownComplexity(this.#shortUrls.shortenedText)),
    )
  }

  get pictures(): Picture[] {
    return [
      ...new Map(
        [...this.#pictureByDataUrl.values()].flatMap((each) =>
          each.kind === 'picture' ? [[each.url, each]] : [],
        ),
      ).values(),
    ]
  }

  #replacePictures(shortenedMarkdown: string): string {
    const outputParts: string[] = []
    let copiedEnd = 0
    visit(parseWithOffsets(shortenedMarkdown), (node: Nodes) => {
      const [nodeStart, nodeEnd] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
      const nodeText = shortenedMarkdown.slice(nodeStart, nodeEnd)
      const replacement = this.#replacePictureInNode(node, nodeText)
      if (replacement === nodeText) return
      outputParts.push(shortenedMarkdown.slice(copiedEnd, nodeStart), replacement)
      copiedEnd = nodeEnd
    })
    return outputParts.join('') + shortenedMarkdown.slice(copiedEnd)
  }

  #replacePictureInNode(node: Nodes, nodeText: string): string {
    if (node.type === 'html') return this.#replacePicturesInHtml(nodeText)
    if (node.type !== 'image' && node.type !== 'definition') return nodeText
    const dataUrl = this.#shortUrls.findDataUrl(node.url)
    if (dataUrl === null) return nodeText
    const picturePath = this.#resolvePathOrDropPicture(dataUrl)
    if (picturePath !== null) return nodeText.replace(node.url, () => picturePath)
    return node.type === 'image' ? (node.alt ?? '') : ''
  }

  #replacePicturesInHtml(html: string): string {
    const outputParts: string[] = []
    let copiedEnd = 0
    for (const { 0: shortUrl, index } of html.matchAll(this.#shortUrls.shortUrlPattern)) {
      const tagRange = index < copiedEnd ? null : findImageTagRange(html, index)
      const dataUrl = this.#shortUrls.findDataUrl(shortUrl)
      if (!tagRange || dataUrl === null) continue
      const picturePath = this.#resolvePathOrDropPicture(dataUrl)
      const tagText = html.slice(...tagRange)
      const alternativeText = extractAltUnlessRepeated(
        tagText,
        html.slice(tagRange[1], tagRange[1] + maxCaptionLength),
      )
      outputParts.push(
        html.slice(copiedEnd, tagRange[0]),
        picturePath === null ? alternativeText : tagText.replace(shortUrl, () => picturePath),
      )
      copiedEnd = tagRange[1]
    }
    return outputParts.join('') + html.slice(copiedEnd)
  }

  /**
   * Returns the path of the picture in a `data:` URL. For a picture that cannot be stored, returns `null`, and records
   * the picture as dropped unless it is a placeholder.
   */
  #resolvePathOrDropPicture(dataUrl: string): string | null {
    const picture = this.#pictureByDataUrl.get(dataUrl) ?? classifyPicture(decodeDataUrl(dataUrl))
    this.#pictureByDataUrl.set(dataUrl, picture)
    if (picture.kind === 'picture') return picture.url
    const droppedBlock = createDroppedPictureBlock(picture)
    if (droppedBlock) this.droppedPictures.push(droppedBlock)
    return null
  }
}

/**
 * Replaces the `data:` URLs of pictures in an article's body with the paths of their files in the archive. A picture
 * that cannot be stored is replaced with its alternative text, and reported as dropped unless it is a placeholder. Code
 * stays unchanged.
 */
export function replaceDataUrlPictures(article: Article): Article {
  if (!/data:/i.test(article.markdown)) return article
  const {
    rewrittenMarkdown: markdown,
    pictures,
    droppedPictures: dropped,
  } = new DataUrlPictureReplacer(article.markdown)
  const { sourceText, dropped: otherBlocks } = article.account
  // A picture's bytes are not words.
  const account = {
    sourceText: sourceText.replace(dataUrlPattern, ' '),
    dropped: [...otherBlocks, ...dropped],
  }
  return {
    ...article,
    markdown,
    account,
    embeddedPictures: [...(article.embeddedPictures ?? []), ...pictures],
  }
}

/** Lists, as dropped blocks, the drawings that are in the markup of an article's page but not in the archive. */
export const listMissingDrawings = (
  markdown: string,
  isStored: (address: string) => boolean,
): DroppedBlock[] =>
  listDrawingAddresses(markdown)
    .filter((address) => !isStored(address))
    .map((text) => ({ reason: drawingReason, text }))
