import { escapeHtml } from '../../../content/html/escape-html.ts'
import { listStrings } from '../../accounting/list-strings.ts'
import { markdownFromHtml } from '../../markup/html-body.ts'
import { hasSeveralWords } from '../../record/account-for-record.ts'
import { findTextField, type JsonObject } from '../../record/json-values.ts'
import { joinBodyParts } from '../records/body-parts.ts'
import { parseEditorDocument } from './ghost-card.ts'
import { renderLexical } from './lexical.ts'
import { renderMobiledoc } from './mobiledoc.ts'

/** Placeholder for the site's own URL in exports. */
const siteUrlPlaceholderPattern = /__GHOST_URL__/g

function renderFeatureImage(post: JsonObject, meta: JsonObject): string {
  const image = findTextField(post, 'feature_image', 'image')
  if (image === null) return ''
  const alt = escapeHtml(findTextField(meta, 'feature_image_alt') ?? '')
  const caption = findTextField(meta, 'feature_image_caption')
  const figcaption = caption === null ? '' : `<figcaption>${caption}</figcaption>`
  return `<figure><img src="${escapeHtml(image)}" alt="${alt}">${figcaption}</figure>`
}

/** Names of tags and atoms in a document, which are not words of its text. */
const tagNamePattern =
  /^(?:p|h[1-6]|[uo]l|li|blockquote|aside|a|b|strong|i|em|s|del|code|sub|sup|u|href|soft-return)$/

/** Returns the texts that an editor's document shows: its `text` fields, and other strings of more than one word. */
const listDocumentTexts = (document: JsonObject): string[] =>
  listStrings(document)
    .filter(({ path, value }) =>
      /(?:^|\.)text$|^(?:sections|atoms)$/.test(path) ? !tagNamePattern.test(value) : hasSeveralWords(value),
    )
    .map(({ value }) => value)

const textToHtmlParagraphs = (text: string) =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
    .join('')

/** HTML, and the strings used for it. */
interface SourceHtml {
  html: string
  usedTexts: string[]
}

/** Returns the HTML that Ghost rendered; without it, HTML of the editor's document. */
function chooseSourceHtml(post: JsonObject): SourceHtml {
  const html = findTextField(post, 'html')
  if (html !== null) return { html, usedTexts: [html] }
  const [lexical, mobiledoc] = [findTextField(post, 'lexical'), findTextField(post, 'mobiledoc')]
  if (lexical !== null)
    return { html: renderLexical(lexical), usedTexts: listDocumentTexts(parseEditorDocument(lexical)) }
  if (mobiledoc !== null)
    return { html: renderMobiledoc(mobiledoc), usedTexts: listDocumentTexts(parseEditorDocument(mobiledoc)) }
  const text = findTextField(post, 'plaintext') ?? ''
  return { html: textToHtmlParagraphs(text), usedTexts: [text] }
}

/** Parses the editors' documents within a post, which stores them as strings. */
export function parseEditorDocuments(post: JsonObject, meta: JsonObject): JsonObject {
  const [lexical, mobiledoc] = [findTextField(post, 'lexical'), findTextField(post, 'mobiledoc')]
  return {
    ...post,
    lexical: lexical === null ? null : parseEditorDocument(lexical),
    mobiledoc: mobiledoc === null ? null : parseEditorDocument(mobiledoc),
    posts_meta: meta === post ? null : meta,
  }
}

/** Returns a post's picture and body as Markdown, with the site's addresses under its origin, and the strings used. */
export function renderGhostBody(
  post: JsonObject,
  meta: JsonObject,
  origin: string | null,
): { markdown: string; usedTexts: string[] } {
  const insertOrigin = (text: string) => text.replace(siteUrlPlaceholderPattern, origin ?? '')
  const pictureTexts = [
    findTextField(meta, 'feature_image_alt'),
    findTextField(meta, 'feature_image_caption'),
  ]
  const shownWords =
    findTextField(post, 'feature_image', 'image') === null ? [] : pictureTexts.filter((each) => each !== null)
  const pictureHtml = markdownFromHtml(insertOrigin(renderFeatureImage(post, meta)))
  const markdown = findTextField(post, 'html') === null ? findTextField(post, 'markdown') : null
  if (markdown !== null)
    return {
      markdown: joinBodyParts([pictureHtml, insertOrigin(markdown)]),
      usedTexts: [...shownWords, markdown],
    }
  const { html, usedTexts } = chooseSourceHtml(post)
  const body = markdownFromHtml(insertOrigin(html))
  return { markdown: joinBodyParts([pictureHtml, body]), usedTexts: [...shownWords, ...usedTexts] }
}
