import { addressToPath } from '../model/address.ts'
import type { ArticleDocument, CollectionDocument, Listing, PageDocument } from '../model/document.ts'
import { noticesOf } from '../model/notices.ts'
import { chromeLanguage } from './chrome.ts'
import { placeName, titleOf } from './collection-title.ts'
import { anonymisedLine, correctedOf, correctionLine, creditOf, datelineOf } from './dateline.ts'
import type { Representation, Setting } from './representation.ts'
import { standfirstOf } from './standfirst.ts'
import { wordsFor } from './words/index.ts'

/** Plain text as Markdown that means exactly that text (CommonMark §2.4). */
const plain = (text: string) => inOneLine(text).replace(/[\\`*_[\]<>&#|~]/g, '\\$&')

const inOneLine = (text: string) => {
  const lines = text.split('\n')
  if (lines.length === 1) return text
  return lines
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .join(' ')
}

const quote = (text: string | undefined) => (text === undefined ? null : `> ${plain(text)}`)

const line = (text: string | null) => (text === null ? null : plain(text))

const paragraphs = (parts: (string | null)[]) => `${parts.filter((part) => part !== null).join('\n\n')}\n`

function article({ fields, body }: ArticleDocument, setting: Setting): string {
  const words = wordsFor(chromeLanguage(setting))
  const notices = noticesOf(fields, setting.edition)
  const corrections = fields.corrections.map(
    (correction) => `- ${plain(correctionLine(correction, setting))}`,
  )
  return paragraphs([
    quote(notices.top),
    `# ${plain(fields.headline)}`,
    line(standfirstOf(fields)),
    line(datelineOf(fields, setting)),
    line(creditOf(fields, setting)),
    line(anonymisedLine(fields, setting)),
    line(correctedOf(fields, setting)),
    body.markdown.trim(),
    line(fields.signOff),
    corrections.length === 0 ? null : `## ${words.lists.corrections}\n\n${corrections.join('\n')}`,
    line(fields.rights),
    body.lostPictures > 0 ? words.lostPictures(body.lostPictures) : null,
    quote(notices.foot),
  ])
}

function collection(document: CollectionDocument, setting: Setting): string {
  const link = (text: string, address: string) =>
    `- [${plain(text)}](<${setting.archive.url}${addressToPath(address)}>)`
  const { articles } = wordsFor(setting.language)
  const listed = ({ headline, address, corrections = [] }: Listing) =>
    [
      link(headline, address),
      ...corrections.map((correction) => `  - ${plain(correctionLine(correction, setting))}`),
    ].join('\n')
  return paragraphs([
    quote(setting.edition?.notices.listing),
    `# ${plain(titleOf(document, setting))}`,
    document.articles === null ? null : articles(document.articles),
    document.listings.map(listed).join('\n') || null,
    document.divisions
      .map(({ name, address }) => link(placeName(name, document, setting), address))
      .join('\n') || null,
  ])
}

const page = ({ headline, body }: PageDocument) => paragraphs([`# ${plain(headline)}`, body.markdown.trim()])

export const markdown: Representation = {
  name: 'markdown',
  mediaType: 'text/markdown',
  contentType: 'text/markdown; charset=utf-8',
  extension: 'md',
  purpose: 'for editors, notebooks and agents',
  article,
  collection,
  page,
  holdings: null,
}
