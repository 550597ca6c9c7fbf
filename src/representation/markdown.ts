import { addressToPath } from '../model/address.ts'
import type { ArticleDocument, CollectionDocument, ListedArticle, PageDocument } from '../model/document.ts'
import { noticesOf } from '../model/notices.ts'
import { collectionTitle, listLabel } from './collection-title.ts'
import {
  formatAnonymisedNote,
  formatCorrection,
  formatCredits,
  formatDateline,
  formatLastCorrection,
} from './credits.ts'
import { interfaceLanguage } from './interface-language.ts'
import type { RenderContext, Representation } from './representation.ts'
import { printedStandfirst } from './standfirst.ts'
import { wordsFor } from './words/index.ts'

/** Plain text as Markdown that means exactly that text (CommonMark §2.4). */
const escapeMarkdown = (text: string) => joinLines(text).replace(/[\\`*_[\]<>&#|~]/g, '\\$&')

const joinLines = (text: string) => {
  const lines = text.split('\n')
  if (lines.length === 1) return text
  return lines
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .join(' ')
}

const quote = (text: string | undefined) => (text === undefined ? null : `> ${escapeMarkdown(text)}`)

const optionalText = (text: string | null) => (text === null ? null : escapeMarkdown(text))

const joinParagraphs = (parts: (string | null)[]) => `${parts.filter((part) => part !== null).join('\n\n')}\n`

function renderArticle({ fields, body }: ArticleDocument, context: RenderContext): string {
  const words = wordsFor(interfaceLanguage(context))
  const notices = noticesOf(fields, context.edition)
  const corrections = fields.corrections.map(
    (correction) => `- ${escapeMarkdown(formatCorrection(correction, context))}`,
  )
  return joinParagraphs([
    quote(notices.top),
    `# ${escapeMarkdown(fields.headline)}`,
    optionalText(printedStandfirst(fields)),
    optionalText(formatDateline(fields, context)),
    optionalText(formatCredits(fields, context)),
    optionalText(formatAnonymisedNote(fields, context)),
    optionalText(formatLastCorrection(fields, context)),
    body.markdown.trim(),
    optionalText(fields.signOff),
    corrections.length === 0 ? null : `## ${words.listTitles.corrections}\n\n${corrections.join('\n')}`,
    optionalText(fields.rights),
    body.lostPictures > 0 ? words.missingPictures(body.lostPictures) : null,
    quote(notices.foot),
  ])
}

function renderCollection(document: CollectionDocument, context: RenderContext): string {
  const link = (text: string, address: string) =>
    `- [${escapeMarkdown(text)}](<${context.archive.url}${addressToPath(address)}>)`
  const { articleCount } = wordsFor(context.language)
  const listed = ({ headline, address, corrections = [] }: ListedArticle) =>
    [
      link(headline, address),
      ...corrections.map((correction) => `  - ${escapeMarkdown(formatCorrection(correction, context))}`),
    ].join('\n')
  return joinParagraphs([
    quote(context.edition?.notices.listing),
    `# ${escapeMarkdown(collectionTitle(document, context))}`,
    document.articles === null ? null : articleCount(document.articles),
    document.listings.map(listed).join('\n') || null,
    document.divisions
      .map(({ name, address }) => link(listLabel(name, document, context), address))
      .join('\n') || null,
  ])
}

const renderPage = ({ headline, body }: PageDocument) =>
  joinParagraphs([`# ${escapeMarkdown(headline)}`, body.markdown.trim()])

export const markdown: Representation = {
  name: 'markdown',
  mediaType: 'text/markdown',
  contentType: 'text/markdown; charset=utf-8',
  extension: 'md',
  purpose: 'for editors, notebooks and agents',
  article: renderArticle,
  collection: renderCollection,
  page: renderPage,
  holdings: null,
}
