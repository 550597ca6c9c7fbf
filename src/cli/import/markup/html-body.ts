import type { Element, Nodes, Root } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toContentModel } from '../../content/html/content-model.ts'
import { toSafePictureUrl } from '../../content/html/links.ts'
import { parseHtmlFragment } from '../../content/html/parse-html.ts'
import { replaceEmbedsWithLinks } from '../../content/html/replace-embeds-with-links.ts'
import { sanitizeSchema } from '../../content/html/sanitize-schema.ts'
import { toMarkdown } from '../../content/markdown/html-to-markdown.ts'
import { convertPullQuotesAndVerse } from './editor-blocks.ts'
import { classifyPicture, decodeDataUrl, isDataUrl } from './embedded-picture.ts'
import { replaceDrawingsWithMissingPictures } from './replace-drawings-with-missing-pictures.ts'
import { resolvePictures } from './resolve-pictures.ts'

/** Allows original picture URLs, including `data:` URLs. Publishing later shows only the archive's own pictures. */
const importSanitizeSchema = {
  ...sanitizeSchema,
  attributes: { ...sanitizeSchema.attributes, img: ['src', 'alt', 'width', 'height'] },
  protocols: { ...sanitizeSchema.protocols, src: ['http', 'https', 'data'] },
}

/** Returns the URL of a picture in a body; `null` for a placeholder or an unsafe URL. */
function toBodyPictureUrl(src: unknown): string | null {
  if (!isDataUrl(src)) return toSafePictureUrl(src)
  const bytes = decodeDataUrl(src)
  if (classifyPicture(bytes).kind === 'placeholder') return null
  // Base64 needs no escapes in Markdown.
  return `data:application/octet-stream;base64,${bytes.toString('base64')}`
}

/** Converts an HTML tree to body blocks that conform to `contentModel`. Embeds become links. */
export const convertToBodyBlocks = (tree: Nodes): Element[] =>
  toContentModel(replaceEmbedsWithLinks(resolvePictures(convertPullQuotesAndVerse(tree))), toBodyPictureUrl)

/** Converts blocks to sanitised Markdown. */
export const markdownFromBlocks = (blocks: Element[]): string =>
  toMarkdown(sanitize({ type: 'root', children: blocks }, importSanitizeSchema) as Root)

/**
 * Converts a CMS's HTML to sanitised Markdown. No word is lost: unsupported markup becomes text, an embed becomes a
 * link, and HTML that is nested too deeply becomes paragraphs. Pictures keep their original URLs.
 */
export function markdownFromHtml(html: string): string {
  const tree = parseHtmlFragment(html)
  replaceDrawingsWithMissingPictures(tree)
  return markdownFromBlocks(convertToBodyBlocks(tree))
}
