import type { ElementContent, Root } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import type { DocumentBody } from '../../../model/article.ts'
import { toContentModel } from '../html/content-model.ts'
import { isElement, textContent } from '../html/element.ts'
import { isFootnoteMark } from '../html/footnote-mark.ts'
import { toSafeLinkUrl, toSafePictureUrl } from '../html/links.ts'
import { parseHtmlFragment } from '../html/parse-html.ts'
import { toPlainText } from '../html/plain-text.ts'
import { replaceEmbedsWithLinks } from '../html/replace-embeds-with-links.ts'
import { sanitizeSchema } from '../html/sanitize-schema.ts'
import { toMarkdown } from '../markdown/html-to-markdown.ts'
import { limitMarkdownComplexity } from '../markdown/limit-markdown-complexity.ts'
import { type ParsedMarkdown, parseMarkdown } from '../markdown/parse-markdown.ts'
import type { NameReplacer } from '../names/replace-names.ts'
import { adaptBodyToPage } from './adapt-body-to-page.ts'
import { lostPicturePath } from './page-pictures.ts'
import { isUrl, type RelinkResult, relinkTree, type UrlResolver } from './relink-tree.ts'
import { removePictures } from './remove-pictures.ts'

/** True for the path of a picture stored in the archive. Pages load nothing from third parties. */
const isStoredPicturePath = (src: string) => src.startsWith('/media/') && src !== lostPicturePath

/** True for the path of a picture that a page shows or reports as missing. */
const isStoredOrLostPicturePath = (src: string) => src.startsWith('/media/')

/**
 * True for Markdown that can be served as written unless relinking changes it: without HTML and reference
 * definitions, and with only links that sanitising leaves unchanged.
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

/**
 * Relinks a body, replaces its names, and sanitises it twice: into a tree for its Markdown, where a missing picture
 * is its alternative text, and a tree for its page.
 */
function relinkAndSanitise(
  { tree, hasHtml }: ParsedMarkdown,
  resolver: UrlResolver,
  nameReplacer: NameReplacer | null,
): { treeForMarkdown: Root; treeForPage: Root } & RelinkResult {
  const relinkedTree = hasHtml
    ? replaceEmbedsWithLinks(parseHtmlFragment(toHtml(tree, { allowDangerousHtml: true })))
    : tree
  const relinkResult = relinkTree(relinkedTree, resolver)
  nameReplacer?.replaceInTree(relinkedTree)
  const treeForMarkdown = toSanitisedTree(relinkedTree, isStoredPicturePath)
  return {
    treeForMarkdown,
    treeForPage:
      relinkResult.lostPictureCount > 0
        ? toSanitisedTree(relinkedTree, isStoredOrLostPicturePath)
        : treeForMarkdown,
    ...relinkResult,
  }
}

/**
 * Matches line and paragraph separators. Markdown parsers disagree on whether they are white space, which decides
 * whether an adjacent character counts as emphasis.
 */
const lineSeparatorPattern = /[\u2028\u2029]/g

/** Resolver for a body that belongs to no archive. */
const noArchiveResolver: UrlResolver = {
  resolveLink: () => null,
  resolveTakenDownUrl: () => null,
  resolvePicture: (url) => (isStoredPicturePath(url) ? url : null),
  findPictureSize: () => null,
  listSmallerPictures: () => [],
}

/**
 * True for a picture, a footnote mark, and a link whose text is a URL, since a takedown may have to remove such a
 * URL.
 */
const isExcludedFromLead = (node: ElementContent) =>
  isElement(node, 'img') || isFootnoteMark(node) || (isElement(node, 'a') && isUrl(textContent(node).trim()))

const removeNodesExcludedFromLead = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes
    .filter((node) => !isExcludedFromLead(node))
    .map((node) =>
      'children' in node ? { ...node, children: removeNodesExcludedFromLead(node.children) } : node,
    )

/** Minimum length of a lead, in characters. Bylines and datelines are shorter. */
const minLeadLength = 40

/**
 * Returns the text of the first paragraph of at least 40 characters; if there is none, of the first paragraph with
 * text. Returns an empty string for a body without paragraphs.
 */
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
 * Renders a body as sanitised HTML, Markdown and plain text, with its URLs resolved to archive paths and the names of
 * an anonymised article replaced. All three contain the same words, except that the plain text has alternative texts
 * only of pictures within a sentence.
 * @returns the body, and the plain text of its lead
 */
export function renderBodyWithLead(
  markdown: string,
  resolver: UrlResolver = noArchiveResolver,
  { nameReplacer = null, isDated = true }: RenderBodyOptions = {},
): { body: DocumentBody; lead: string } {
  const normalisedMarkdown = limitMarkdownComplexity(
    markdown.normalize('NFC').replace(lineSeparatorPattern, ' ').trim(),
  )
  const parsedMarkdown = parseMarkdown(normalisedMarkdown)
  const { treeForMarkdown, treeForPage, isChanged, lostPictureCount } = relinkAndSanitise(
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
export const renderBody = (
  markdown: string,
  resolver?: UrlResolver,
  options?: RenderBodyOptions,
): DocumentBody => renderBodyWithLead(markdown, resolver, options).body
