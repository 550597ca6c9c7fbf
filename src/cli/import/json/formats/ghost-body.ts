import { escapeHtml } from '../../../content/html/escape-html.ts'
import { listStrings } from '../../accounting/list-strings.ts'
import { markdownFromHtml } from '../../markup/html-body.ts'
import { hasSeveralWords } from '../../record/account-for-record.ts'
import { findTextField, type JsonObject } from '../../record/json-values.ts'
import { joinBodyParts } from '../records/body-parts.ts'
import { parseDocumentOrEmpty } from './ghost-card.ts'
import { renderLexical } from './lexical.ts'
import { renderMobiledoc } from './mobiledoc.ts'

/** Matches the placeholder that exports contain in place of the site's own URL. */
const siteUrlPlaceholderPattern = /__GHOST_URL__/g

function renderFeatureImage(post: JsonObject, postMeta: JsonObject): string {
  const imageUrl = findTextField(post, 'feature_image', 'image')
  if (imageUrl === null) return ''
  const escapedAltText = escapeHtml(findTextField(postMeta, 'feature_image_alt') ?? '')
  const captionHtml = findTextField(postMeta, 'feature_image_caption')
  const figcaptionHtml = captionHtml === null ? '' : `<figcaption>${captionHtml}</figcaption>`
  return `<figure><img src="${escapeHtml(imageUrl)}" alt="${escapedAltText}">${figcaptionHtml}</figure>`
}

/** Matches tag and atom names, which are not part of a document's text. */
const markupNamePattern =
  /^(?:p|h[1-6]|[uo]l|li|blockquote|aside|a|b|strong|i|em|s|del|code|sub|sup|u|href|soft-return)$/

/** Lists the texts that readers see in an editor document: its text nodes, and other strings of more than one word. */
const listVisibleDocumentTexts = (editorDocument: JsonObject): string[] =>
  listStrings(editorDocument)
    .filter(({ path, value }) =>
      /(?:^|\.)text$|^(?:sections|atoms)$/.test(path)
        ? !markupNamePattern.test(value)
        : hasSeveralWords(value),
    )
    .map(({ value }) => value)

const textToHtmlParagraphs = (text: string) =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
    .join('')

/** A post's HTML, and the strings of the post that it was made from. */
interface SourceHtml {
  html: string
  usedTexts: string[]
}

/** Returns the HTML that Ghost rendered. If there is none, renders the editor document or the plain text. */
function chooseSourceHtml(post: JsonObject): SourceHtml {
  const html = findTextField(post, 'html')
  if (html !== null) return { html, usedTexts: [html] }
  const [lexicalJson, mobiledocJson] = [findTextField(post, 'lexical'), findTextField(post, 'mobiledoc')]
  if (lexicalJson !== null)
    return {
      html: renderLexical(lexicalJson),
      usedTexts: listVisibleDocumentTexts(parseDocumentOrEmpty(lexicalJson)),
    }
  if (mobiledocJson !== null)
    return {
      html: renderMobiledoc(mobiledocJson),
      usedTexts: listVisibleDocumentTexts(parseDocumentOrEmpty(mobiledocJson)),
    }
  const plainText = findTextField(post, 'plaintext') ?? ''
  return { html: textToHtmlParagraphs(plainText), usedTexts: [plainText] }
}

/**
 * Returns a copy of a post for its word account: adds the post's meta, and parses the editor documents, which Ghost
 * stores as strings.
 */
export function expandPostForAccount(post: JsonObject, postMeta: JsonObject): JsonObject {
  const [lexicalJson, mobiledocJson] = [findTextField(post, 'lexical'), findTextField(post, 'mobiledoc')]
  return {
    ...post,
    lexical: lexicalJson === null ? null : parseDocumentOrEmpty(lexicalJson),
    mobiledoc: mobiledocJson === null ? null : parseDocumentOrEmpty(mobiledocJson),
    posts_meta: postMeta === post ? null : postMeta,
  }
}

/**
 * Renders a post's picture and body as Markdown, with `siteOrigin` in place of the site placeholder. Also returns the
 * post's strings that the Markdown contains.
 */
export function renderGhostBody(
  post: JsonObject,
  postMeta: JsonObject,
  siteOrigin: string | null,
): { markdown: string; usedTexts: string[] } {
  const insertOrigin = (text: string) => text.replace(siteUrlPlaceholderPattern, siteOrigin ?? '')
  const pictureTexts = [
    findTextField(postMeta, 'feature_image_alt'),
    findTextField(postMeta, 'feature_image_caption'),
  ]
  const shownPictureTexts =
    findTextField(post, 'feature_image', 'image') === null ? [] : pictureTexts.filter((each) => each !== null)
  const pictureMarkdown = markdownFromHtml(insertOrigin(renderFeatureImage(post, postMeta)))
  const sourceMarkdown = findTextField(post, 'html') === null ? findTextField(post, 'markdown') : null
  if (sourceMarkdown !== null)
    return {
      markdown: joinBodyParts([pictureMarkdown, insertOrigin(sourceMarkdown)]),
      usedTexts: [...shownPictureTexts, sourceMarkdown],
    }
  const { html, usedTexts } = chooseSourceHtml(post)
  const bodyMarkdown = markdownFromHtml(insertOrigin(html))
  return {
    markdown: joinBodyParts([pictureMarkdown, bodyMarkdown]),
    usedTexts: [...shownPictureTexts, ...usedTexts],
  }
}
