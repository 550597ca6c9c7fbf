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

/** Pictures are the archive's own: nothing on a page loads from a third party. */
const isKept = (src: string) => src.startsWith('/media/')

/** Markdown that can be served as it was written: no markup of its own, no link or picture that the HTML lacks. */
const isTame = ({ hasMarkup, hasReferences, links, pictures }: ParsedMarkdown): boolean =>
  !hasMarkup &&
  !hasReferences &&
  links.every((url) => toLinkTarget(url) === url) &&
  pictures.every((url) => isKept(url) && toLinkTarget(url) === url)

function toHtmlTree(
  { tree, hasMarkup }: ParsedMarkdown,
  resolver: UrlResolver,
  names: NameReplacer | null,
): { html: Root } & RelinkResult {
  const parsed = hasMarkup ? parseHtml(toHtml(tree, { allowDangerousHtml: true })) : tree
  const relinked = relink(parsed, resolver)
  names?.replaceInTree(parsed)
  const model: Root = { type: 'root', children: toContentModel(parsed, isKept) }
  return { html: sanitize(model, sanitizeSchema) as Root, ...relinked }
}

/** Readers of Markdown do not agree on whether these are white space, beside which marks may stand. */
const separators = /[\u2028\u2029]/g

/** Of a body that is in no archive yet. */
const outside: UrlResolver = {
  link: () => null,
  takenDown: () => null,
  picture: (url) => (isKept(url) ? url : null),
}

/**
 * Renders a body from Markdown: parsed, sanitised (whatever an importer or a person wrote), in the three forms that
 * are served, its URLs led into the archive. All hold the same words; those of an anonymised article lack its names.
 */
export function renderBody(
  markdown: string,
  resolver: UrlResolver = outside,
  names: NameReplacer | null = null,
): Body {
  const source = boundedMarkdown(markdown.normalize('NFC').replace(separators, ' ').trim())
  const parsed = parseMarkdown(source)
  const { html, changed, lost } = toHtmlTree(parsed, resolver, names)
  return {
    html: toHtml(prepareForPage(html)),
    markdown: isTame(parsed) && !changed && !names ? source : toMarkdown(html),
    text: toPlainText(html),
    lostPictures: lost,
  }
}
