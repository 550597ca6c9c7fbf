import type { Element, Nodes, Root } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toContentModel } from '../../content/html/content-model.ts'
import { parseHtml } from '../../content/html/parse-html.ts'
import { sanitizeSchema } from '../../content/html/sanitize-schema.ts'
import { toMarkdown } from '../../content/markdown/html-to-markdown.ts'
import { linkEmbeds } from './link-embeds.ts'
import { resolvePictures } from './resolve-pictures.ts'

/** At import a picture keeps the URL that it had; at publish only the archive's own are shown. */
const importSchema = {
  ...sanitizeSchema,
  attributes: { ...sanitizeSchema.attributes, img: ['src', 'alt', 'width', 'height'] },
  protocols: { ...sanitizeSchema.protocols, src: ['http', 'https'] },
}

/** The blocks of a body that any tree of HTML makes, in the shape of `contentModel`: embeds are links. */
export const bodyBlocks = (tree: Nodes): Element[] =>
  toContentModel(linkEmbeds(resolvePictures(tree)), () => true)

/** Blocks as sanitised Markdown. */
export const bodyFromBlocks = (blocks: Element[]): string =>
  toMarkdown(sanitize({ type: 'root', children: blocks }, importSchema) as Root)

/** A tree of HTML as sanitised Markdown; see `bodyFromHtml`. */
export const bodyFromTree = (tree: Nodes): string => bodyFromBlocks(bodyBlocks(tree))

/**
 * A body as a CMS left it, as sanitised Markdown: every word is kept, markup that cannot be kept becomes text, and
 * an embed becomes a link. Pictures keep the URL they had. HTML that nests too deep is flattened to its paragraphs.
 */
export const bodyFromHtml = (html: string): string => bodyFromTree(parseHtml(html))
