import type { Chain, CollectionDocument, Listing } from '../model/document.ts'
import { titleOf } from './collection-title.ts'
import { correctionLines } from './dateline.ts'
import { filledTime, newestOf, updatedOf, urlOf } from './feed-entries.ts'
import type { Representation, Setting } from './representation.ts'

const extension = 'atom'

const mediaType = 'application/atom+xml'

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 has no way to write these characters
const unwritable = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

const escapes = new Map(Object.entries({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }))

const escapeXml = (text: string) =>
  text
    .toWellFormed()
    .replace(unwritable, '')
    .replace(/[&<>"]/g, (character) => escapes.get(character) ?? '')

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`

const link = (rel: string, href: string, type: string) =>
  `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`

/** RFC 4287 §4.1.2. A day stands for its midnight in `published`; a month or year is not told there. */
function entry(listing: Listing, setting: Setting): string {
  const url = urlOf(setting, listing.address)
  const { published } = listing
  const told = published !== null && published.length >= 10 ? filledTime(published, setting) : null
  return `<entry>${[
    element('id', url),
    element('title', listing.headline),
    link('alternate', url, 'text/html'),
    element('updated', filledTime(updatedOf(listing, setting), setting)),
    ...(told === null ? [] : [element('published', told)]),
    ...(listing.corrections ? [element('summary', correctionLines(listing.corrections, setting))] : []),
  ].join('')}</entry>`
}

/** RFC 5005: a feed that is whole says so; else it names the newest one, and the one that goes on from it. */
function history(chain: Chain | null, { address, listings, articles }: CollectionDocument, setting: Setting) {
  if (chain === null) return listings.length === articles ? ['<fh:complete/>'] : []
  const feed = (to: string) => urlOf(setting, to, extension)
  return [
    ...(chain.current === address ? [] : ['<fh:archive/>', link('current', feed(chain.current), mediaType)]),
    ...(chain.earlier === null ? [] : [link('prev-archive', feed(chain.earlier), mediaType)]),
  ]
}

function collection(document: CollectionDocument, setting: Setting): string {
  const { archive, edition, language } = setting
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="${escapeXml(language)}">`,
    element('id', urlOf(setting, document.address)),
    element('title', titleOf(document, setting)),
    element('updated', filledTime(newestOf(document, setting), setting)),
    `<author>${element('name', edition?.name ?? archive.name)}</author>`,
    link('self', urlOf(setting, document.address, extension), mediaType),
    link('alternate', urlOf(setting, document.address), 'text/html'),
    ...history(document.chain, document, setting),
    ...document.listings.map((listing) => entry(listing, setting)),
    '</feed>',
  ].join('\n')}\n`
}

export const atom: Representation = {
  name: 'atom',
  mediaType,
  contentType: 'application/atom+xml; charset=utf-8',
  extension,
  purpose: 'lists, for feed readers and harvesters',
  article: null,
  collection,
  page: null,
  holdings: null,
}
