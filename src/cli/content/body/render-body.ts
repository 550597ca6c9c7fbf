import type { ElementContent, Root } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import type { Body } from '../../../model/article.ts'
import { toContentModel } from '../html/content-model.ts'
import { isElement, textContent } from '../html/element.ts'
import { isFootnoteMark } from '../html/footnote-mark.ts'
import { toSafeLinkUrl, toSafePictureUrl } from '../html/links.ts'
import { parseHtml } from '../html/parse-html.ts'
import { toPlainText } from '../html/plain-text.ts'
import { replaceEmbedsWithLinks } from '../html/replace-embeds-with-links.ts'
import { sanitizeSchema } from '../html/sanitize-schema.ts'
import { toMarkdown } from '../markdown/html-to-markdown.ts'
import { limitMarkdownComplexity } from '../markdown/limit-markdown-complexity.ts'
import { type ParsedMarkdown, parseMarkdown } from '../markdown/parse-markdown.ts'
import type { NameReplacer } from '../names/replace-names.ts'
import { adaptBodyToPage } from './adapt-body-to-page.ts'
import { lostPicturePath } from './page-pictures.ts'
import { isUrl, type RelinkResult, relink, type UrlResolver } from './relink.ts'
import { removePictures } from './remove-pictures.ts'

/** True for a picture stored in the archive. Pages load nothing from third parties. */
const isStoredPicture = (src: string) => src.startsWith('/media/') && src !== lostPicturePath

/** True for a picture that a page shows, or marks as missing. */
const isStoredOrLostPicture = (src: string) => src.startsWith('/media/')

/**
 * True for Markdown that can be served as written unless relinking changes it: it contains no HTML, and sanitising leaves
 * its links unchanged.
 */
const canServeAsWritten = ({ hasHtml, hasReferenceDefinitions, linkUrls }: ParsedMarkdown): boolean =>
  !hasHtml && !hasReferenceDefinitions && linkUrls.every((url) => toSafeLinkUrl(url) === url)

function toSanitisedTree(parsedTree: Root, isShownPicture: (src: string) => boolean): Root {
  const findPictureUrl = (src: unknown) => {
    const url = toSafePictureUrl(src)
    return url !== null && isShownPicture(url) ? url : null
  }
  return sanitize(
    { type: 'root', children: toContentModel(parsedTree, findPictureUrl) },
    sanitizeSchema,
  ) as Root
}

/** A body as two trees: one for its Markdown, in which a missing picture is its alternative text, and one for its page. */
function toSanitisedTrees(
  { tree, hasHtml }: ParsedMarkdown,
  resolver: UrlResolver,
  nameReplacer: NameReplacer | null,
): { treeForMarkdown: Root; treeForPage: Root } & RelinkResult {
  const relinkedTree = hasHtml
    ? replaceEmbedsWithLinks(parseHtml(toHtml(tree, { allowDangerousHtml: true })))
    : tree
  const relinkResult = relink(relinkedTree, resolver)
  nameReplacer?.replaceInTree(relinkedTree)
  const treeForMarkdown = toSanitisedTree(relinkedTree, isStoredPicture)
  return {
    treeForMarkdown,
    treeForPage:
      relinkResult.lostPictureCount > 0
        ? toSanitisedTree(relinkedTree, isStoredOrLostPicture)
        : treeForMarkdown,
    ...relinkResult,
  }
}

/**
 * Line and paragraph separators. Markdown parsers disagree on whether they are white space, which decides if an
 * adjacent mark counts as emphasis.
 */
const lineSeparatorPattern = /[\u2028\u2029]/g

/** Resolver for a body outside any archive. */
const noArchiveResolver: UrlResolver = {
  resolveLink: () => null,
  resolveTakenDownUrl: () => null,
  resolvePicture: (url) => (isStoredPicture(url) ? url : null),
  findPictureSize: () => null,
  listSmallerPictures: () => [],
}

/** True for a picture, a footnote's mark, and a link whose text is a URL, which a takedown may have to remove. */
const isExcludedFromLead = (node: ElementContent) =>
  isElement(node, 'img') || isFootnoteMark(node) || (isElement(node, 'a') && isUrl(textContent(node).trim()))

const removeNodesExcludedFromLead = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes
    .filter((node) => !isExcludedFromLead(node))
    .map((node) =>
      'children' in node ? { ...node, children: removeNodesExcludedFromLead(node.children) } : node,
    )

/** Minimum length of a paragraph that is neither a byline nor a dateline. */
const minLeadLength = 40

/** Returns the first paragraph of prose: not a heading, picture, quotation or byline. */
function findLeadText({ children }: Root): string {
  const paragraphs = children
    .filter((node) => node.type === 'element')
    .filter(({ tagName }) => tagName === 'p')
  const paragraphTexts = paragraphs.map((node) =>
    toPlainText({ type: 'root', children: removeNodesExcludedFromLead([node]) }),
  )
  return (
    paragraphTexts.find(({ length }) => length >= minLeadLength) ??
    paragraphTexts.find((text) => text.trim() !== '') ??
    ''
  )
}

/** Options for rendering a body. */
export interface RenderBodyOptions {
  /** Replaces names in an anonymised article. */
  nameReplacer?: NameReplacer | null
  /** False for an article without a date. */
  isDated?: boolean
}

/**
 * Renders a body from Markdown as sanitised HTML, Markdown and plain text, with its URLs resolved into the
 * archive. All three have the same words, but the text has alternative texts only of pictures within a sentence; in an
 * anonymised article, names are replaced.
 * @returns the body, and the plain text of its first paragraph
 */
export function renderBodyWithLead(
  markdown: string,
  resolver: UrlResolver = noArchiveResolver,
  { nameReplacer = null, isDated = true }: RenderBodyOptions = {},
): { body: Body; lead: string } {
  const normalisedMarkdown = limitMarkdownComplexity(
    markdown.normalize('NFC').replace(lineSeparatorPattern, ' ').trim(),
  )
  const parsedMarkdown = parseMarkdown(normalisedMarkdown)
  const { treeForMarkdown, treeForPage, isChanged, lostPictureCount } = toSanitisedTrees(
    parsedMarkdown,
    resolver,
    nameReplacer,
  )
  const leadText = findLeadText(treeForPage)
  const body = {
    html: toHtml(adaptBodyToPage(treeForPage, resolver, isDated)),
    markdown:
      canServeAsWritten(parsedMarkdown) && !isChanged && !nameReplacer
        ? normalisedMarkdown
        : toMarkdown(treeForMarkdown),
    text: toPlainText(removePictures(treeForPage)),
    lostPictures: lostPictureCount,
  }
  return { body, lead: leadText }
}

/** Renders a body, as `renderBodyWithLead` does. */
export const renderBody = (markdown: string, resolver?: UrlResolver, options?: RenderBodyOptions): Body =>
  renderBodyWithLead(markdown, resolver, options).body
