import type { Root } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import type { Body } from '../../../model/article.ts'
import { toContentModel } from '../html/content-model.ts'
import { toLinkTarget } from '../html/links.ts'
import { parseHtml } from '../html/parse-html.ts'
import { toPlainText } from '../html/plain-text.ts'
import { sanitizeSchema } from '../html/sanitize-schema.ts'
import { boundedMarkdown } from '../markdown/bounded-markdown.ts'
import { toMarkdown } from '../markdown/html-to-markdown.ts'
import { type ParsedMarkdown, parseMarkdown } from '../markdown/parse-markdown.ts'
import type { NameReplacer } from '../names/replace-names.ts'
import { prepareForPage } from './prepare-for-page.ts'
import { type RelinkResult, relink, type UrlResolver } from './relink.ts'

/** True for a picture stored in the archive. Pages load nothing from third parties. */
const isStoredPicture = (src: string) => src.startsWith('/media/')

/**
 * True for Markdown that can be served as written: it has no HTML, and sanitising changes none of its links and
 * pictures.
 */
const canServeAsWritten = ({ hasMarkup, hasReferences, links, pictures }: ParsedMarkdown): boolean =>
  !hasMarkup &&
  !hasReferences &&
  links.every((url) => toLinkTarget(url) === url) &&
  pictures.every((url) => isStoredPicture(url) && toLinkTarget(url) === url)

function toHtmlTree(
  { tree, hasMarkup }: ParsedMarkdown,
  resolver: UrlResolver,
  names: NameReplacer | null,
): { html: Root } & RelinkResult {
  const parsed = hasMarkup ? parseHtml(toHtml(tree, { allowDangerousHtml: true })) : tree
  const relinked = relink(parsed, resolver)
  names?.replaceInTree(parsed)
  const model: Root = { type: 'root', children: toContentModel(parsed, isStoredPicture) }
  return { html: sanitize(model, sanitizeSchema) as Root, ...relinked }
}

/**
 * Line and paragraph separators. Markdown parsers disagree on whether they are white space, which decides if a
 * mark beside them counts.
 */
const separators = /[\u2028\u2029]/g

/** Resolver for a body outside any archive. */
const noArchive: UrlResolver = {
  link: () => null,
  takenDown: () => null,
  picture: (url) => (isStoredPicture(url) ? url : null),
}

/**
 * Renders a body from Markdown as sanitised HTML, Markdown and plain text, with its URLs resolved into the
 * archive. All three have the same words; in an anonymised article, names are replaced.
 */
export function renderBody(
  markdown: string,
  resolver: UrlResolver = noArchive,
  names: NameReplacer | null = null,
): Body {
  const source = boundedMarkdown(markdown.normalize('NFC').replace(separators, ' ').trim())
  const parsed = parseMarkdown(source)
  const { html, changed, lost } = toHtmlTree(parsed, resolver, names)
  return {
    html: toHtml(prepareForPage(html)),
    markdown: canServeAsWritten(parsed) && !changed && !names ? source : toMarkdown(html),
    text: toPlainText(html),
    lostPictures: lost,
  }
}
