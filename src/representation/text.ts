import type { ArticleDocument, PageDocument } from '../model/document.ts'
import { noticesOf } from '../model/notices.ts'
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

const joinParagraphs = (parts: (string | null | undefined)[]) =>
  `${parts.filter((part) => part !== null && part !== undefined).join('\n\n')}\n`

function renderArticle({ fields, body }: ArticleDocument, context: RenderContext): string {
  const notices = noticesOf(fields, context.edition)
  const { listTitles: lists, missingPictures: lostPictures } = wordsFor(interfaceLanguage(context))
  return joinParagraphs([
    notices.top,
    fields.headline,
    printedStandfirst(fields),
    formatDateline(fields, context),
    formatCredits(fields, context),
    formatAnonymisedNote(fields, context),
    formatLastCorrection(fields, context),
    body.text,
    fields.signOff,
    ...(fields.corrections.length === 0 ? [] : [lists.corrections]),
    ...fields.corrections.map((correction) => formatCorrection(correction, context)),
    fields.rights,
    body.lostPictures > 0 ? lostPictures(body.lostPictures) : null,
    notices.foot,
  ])
}

const renderPage = ({ headline, body }: PageDocument) => joinParagraphs([headline, body.text])

export const text: Representation = {
  name: 'text',
  mediaType: 'text/plain',
  contentType: 'text/plain; charset=utf-8',
  extension: 'txt',
  purpose: 'words alone',
  article: renderArticle,
  collection: null,
  page: renderPage,
  holdings: null,
}
