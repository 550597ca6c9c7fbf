import type { ArticleDocument, PageDocument } from '../model/document.ts'
import { noticesOf } from '../model/notices.ts'
import { formatCorrection, listLinesBelowHeadline } from './credits.ts'
import { chooseInterfaceLanguage } from './interface-language.ts'
import type { RenderContext, Representation } from './representation.ts'
import { chooseCatalogue } from './words/index.ts'

/** Joins paragraphs with blank lines and adds a final line feed. Omits paragraphs that are `null` or `undefined`. */
export const joinParagraphs = (paragraphs: (string | null | undefined)[]): string =>
  `${paragraphs.filter((paragraph) => paragraph != null).join('\n\n')}\n`

function renderArticle({ fields, body }: ArticleDocument, context: RenderContext): string {
  const notices = noticesOf(fields, context.edition)
  const { listTitles, missingPictures } = chooseCatalogue(chooseInterfaceLanguage(context))
  return joinParagraphs([
    notices.top,
    fields.headline,
    ...listLinesBelowHeadline(fields, context),
    body.text,
    fields.signOff,
    fields.corrections.length === 0 ? null : listTitles.corrections,
    ...fields.corrections.map((correction) => formatCorrection(correction, context)),
    fields.rights,
    body.lostPictures > 0 ? missingPictures(body.lostPictures) : null,
    notices.foot,
  ])
}

const renderPage = ({ headline, body }: PageDocument) => joinParagraphs([headline, body.text])

export const textRepresentation: Representation = {
  name: 'text',
  label: 'TXT',
  mediaType: 'text/plain',
  contentType: 'text/plain; charset=utf-8',
  extension: 'txt',
  article: renderArticle,
  page: renderPage,
}
