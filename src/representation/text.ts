import type { ArticleDocument, PageDocument } from '../model/document.ts'
import { noticesOf } from '../model/notices.ts'
import { chromeLanguage } from './chrome.ts'
import { anonymisedLine, correctedOf, correctionLine, creditOf, datelineOf } from './dateline.ts'
import type { Representation, Setting } from './representation.ts'
import { standfirstOf } from './standfirst.ts'
import { wordsFor } from './words/index.ts'

const paragraphs = (parts: (string | null | undefined)[]) =>
  `${parts.filter((part) => part !== null && part !== undefined).join('\n\n')}\n`

function article({ fields, body }: ArticleDocument, setting: Setting): string {
  const notices = noticesOf(fields, setting.edition)
  const { lists, lostPictures } = wordsFor(chromeLanguage(setting))
  return paragraphs([
    notices.top,
    fields.headline,
    standfirstOf(fields),
    datelineOf(fields, setting),
    creditOf(fields, setting),
    anonymisedLine(fields, setting),
    correctedOf(fields, setting),
    body.text,
    fields.signOff,
    ...(fields.corrections.length === 0 ? [] : [lists.corrections]),
    ...fields.corrections.map((correction) => correctionLine(correction, setting)),
    fields.rights,
    body.lostPictures > 0 ? lostPictures(body.lostPictures) : null,
    notices.foot,
  ])
}

const page = ({ headline, body }: PageDocument) => paragraphs([headline, body.text])

export const text: Representation = {
  name: 'text',
  mediaType: 'text/plain',
  contentType: 'text/plain; charset=utf-8',
  extension: 'txt',
  purpose: 'words alone',
  article,
  collection: null,
  page,
  holdings: null,
}
