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
import { isUrl, type RelinkResult, relinkTreeInPlace, type UrlResolver } from './relink-tree.ts'
import { removePictures } from './remove-pictures.ts'

/** True for the path of a picture stored in the archive. Pages load nothing from third parties. */
const isStoredPicturePath = (src: string) => src.startsWith('/media/') && src !== lostPicturePath

/** True for the path of a picture that a page shows or reports as missing. */
const isStoredOrLostPicturePath = (src: string) => src.startsWith('/media/')

/**
 * True for Markdown that can be served as written unless relinking changes it. Such Markdown contains no HTML and no
 * reference definitions, and sanitising changes none of its links.
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
 * Relinks a body, replaces its names, and sanitises it twice. In the tree for its Markdown, alternative text replaces
 * a missing picture; the tree for its page keeps the picture, so that the page can report it as missing.
 */
function relinkAndSanitise(
  { tree, hasHtml }: ParsedMarkdown,
  resolver: UrlResolver,
  nameReplacer: NameReplacer | null,
): { treeForMarkdown: Root; treeForPage: Root } & RelinkResult {
  const relinkedTree = hasHtml
    ? replaceEmbedsWithLinks(parseHtmlFragment(toHtml(tree, { allowDangerousHtml: true })))
    : tree
  const relinkResult = relinkTreeInPlace(relinkedTree, resolver)
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
 * Matches line and paragraph separators. Markdown parsers disagree on whether these are white space, and therefore on
 * whether an adjacent character marks emphasis.
 */
const lineSeparatorPattern = /[\u2028\u2029]/g

/** Resolver for a body outside any archive. */
const noArchiveResolver: UrlResolver = {
  resolveLink: () => null,
  resolveTakenDownUrl: () => null,
  resolvePicture: (url) => (isStoredPicturePath(url) ? url : null),
  findPictureSize: () => null,
  listSmallerPictures: () => [],
}

/** True for a picture, a footnote mark, or a link whose text is a URL. A takedown may have to remove such a URL. */
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
 * Returns the text of the first paragraph with at least 40 characters. If there is none, returns the text of the
 * first paragraph that is not blank. Returns an empty string for a body without text.
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
 * Renders a body as sanitised HTML, Markdown and plain text. Resolves its URLs to archive paths, and replaces the
 * names of an anonymised article. All three versions contain the same words, except that the plain text includes
 * alternative text only for pictures within a sentence.
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

/** Renders a body as `renderBodyWithLead` does, but returns only the body. */
export const renderBody = (
  markdown: string,
  resolver?: UrlResolver,
  options?: RenderBodyOptions,
): DocumentBody => renderBodyWithLead(markdown, resolver, options).body
