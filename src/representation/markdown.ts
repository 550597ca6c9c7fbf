import { editionIdOf } from '../model/address.ts'
import type {
  ArticleDocument,
  CollectionDocument,
  ListDivision,
  ListedArticle,
  PageDocument,
} from '../model/document.ts'
import { noticesOf } from '../model/notices.ts'
import { canonicalUrlOf } from './canonical-url.ts'
import { collectionTitleOf, toDivisionLabel } from './collection-title.ts'
import { formatCorrection, listLinesBelowHeadline } from './credits.ts'
import { chooseInterfaceLanguage } from './interface-language.ts'
import type { RenderContext, Representation } from './representation.ts'
import { joinParagraphs } from './text.ts'
import { chooseCatalogue } from './words/index.ts'

/** Escapes plain text and puts it on one line, so that no Markdown parser finds markup in it (CommonMark §2.4). */
const escapeMarkdown = (text: string) => joinLines(text).replace(/[\\`*_[\]<>&#|~]/g, '\\$&')

const joinLines = (text: string) => {
  const lines = text.split('\n')
  if (lines.length === 1) return text
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
}

const renderNotice = (notice: string | undefined) =>
  notice === undefined ? null : `> ${escapeMarkdown(notice)}`

const escapeOptionalText = (text: string | null) => (text === null ? null : escapeMarkdown(text))

/** Makes the URLs of pictures absolute, because Markdown is read outside the archive. */
const makePictureUrlsAbsolute = (markdown: string, { archive }: RenderContext) =>
  markdown.replace(/(\]\(|<img src=")(?=\/media\/)/g, `$1${archive.url}`)

function renderArticle({ fields, body }: ArticleDocument, context: RenderContext): string {
  const { listTitles, missingPictures } = chooseCatalogue(chooseInterfaceLanguage(context))
  const notices = noticesOf(fields, context.edition)
  const corrections = fields.corrections.map(
    (correction) => `- ${escapeMarkdown(formatCorrection(correction, context))}`,
  )
  return joinParagraphs([
    renderNotice(notices.top),
    `# ${escapeMarkdown(fields.headline)}`,
    ...listLinesBelowHeadline(fields, context).map(escapeMarkdown),
    makePictureUrlsAbsolute(body.markdown, context).trim(),
    escapeOptionalText(fields.signOff),
    corrections.length === 0 ? null : `## ${listTitles.corrections}\n\n${corrections.join('\n')}`,
    escapeOptionalText(fields.rights),
    body.lostPictures > 0 ? missingPictures(body.lostPictures) : null,
    renderNotice(notices.foot),
  ])
}

/**
 * Returns a division's label. In an archive-wide list of names, adds the edition's name, because the same author or
 * section can occur in several editions.
 */
function toLabelWithEdition(
  { name, address }: ListDivision,
  document: CollectionDocument,
  context: RenderContext,
) {
  const editionName = context.editions.find(({ id }) => id === editionIdOf(address))?.name
  const label = toDivisionLabel(name, document, context)
  return context.edition || editionName === undefined || editionName === name
    ? label
    : `${label} (${editionName})`
}

const renderLinkItem = (text: string, address: string, context: RenderContext) =>
  `- [${escapeMarkdown(text)}](<${canonicalUrlOf(context, address)}>)`

const renderArticleItem = ({ headline, address, corrections = [] }: ListedArticle, context: RenderContext) =>
  [
    renderLinkItem(headline, address, context),
    ...corrections.map((correction) => `  - ${escapeMarkdown(formatCorrection(correction, context))}`),
  ].join('\n')

function renderCollection(document: CollectionDocument, context: RenderContext): string {
  const { articles, listings, divisions } = document
  return joinParagraphs([
    renderNotice(context.edition?.notices.listing),
    `# ${escapeMarkdown(collectionTitleOf(document, context))}`,
    document.about?.markdown.trim(),
    articles === null ? null : chooseCatalogue(context.language).articleCount(articles),
    listings.map((article) => renderArticleItem(article, context)).join('\n') || null,
    divisions
      .map((listDivision) =>
        renderLinkItem(toLabelWithEdition(listDivision, document, context), listDivision.address, context),
      )
      .join('\n') || null,
  ])
}

const renderPage = ({ headline, body }: PageDocument) =>
  joinParagraphs([`# ${escapeMarkdown(headline)}`, body.markdown.trim()])

export const markdownRepresentation: Representation = {
  name: 'markdown',
  label: 'Markdown',
  mediaType: 'text/markdown',
  contentType: 'text/markdown; charset=utf-8',
  extension: 'md',
  article: renderArticle,
  collection: renderCollection,
  page: renderPage,
}
