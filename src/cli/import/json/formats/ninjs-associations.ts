import { escapeHtml } from '../../../content/html/escape-html.ts'
import type { DroppedBlock } from '../../accounting/word-account.ts'
import { isPictureAttachment, renderAttachment } from '../../markup/render-attachment.ts'
import { findTextField, type JsonObject, removeDuplicates } from '../../record/json-values.ts'
import { isWebUrl } from '../../urls/web-url.ts'
import { listNamedObjects, pickTextByRoleOrFirst } from './ninjs-values.ts'

/** Associated media as HTML, the strings that the HTML contains, and the associated texts that were left out. */
export interface NinjsAssociations {
  htmlParts: string[]
  usedTexts: string[]
  droppedBlocks: DroppedBlock[]
}

const readWidth = ({ width }: JsonObject) => Number(width ?? 0) || 0

/**
 * Returns the widest rendition, preferring pictures. An item without renditions has only its own URL. Returns `null` if
 * that is not a web URL.
 */
function findWidestRendition(item: JsonObject): { url: string; mediaType: string | null } | null {
  const renditions = listNamedObjects(item.renditions)
    .map(({ object }) => ({
      url: findTextField(object, 'href') ?? '',
      mediaType: findTextField(object, 'mimetype', 'contenttype'),
      width: readWidth(object),
    }))
    .filter(({ url }) => url !== '')
    .toSorted((a, b) => Number(isPictureAttachment(b)) - Number(isPictureAttachment(a)) || b.width - a.width)
  const itemUrl = findTextField(item, 'href', 'uri') ?? ''
  return (
    renditions[0] ?? (isWebUrl(itemUrl) ? { url: itemUrl, mediaType: findTextField(item, 'mimetype') } : null)
  )
}

/** Lists a picture's or recording's credits, except those that an earlier credit contains. */
function listDistinctCredits(item: JsonObject): string[] {
  const credits = ['byline', 'by', 'creditline', 'copyrightnotice', 'copyrightholder']
    .map((name) => findTextField(item, name))
    .filter((name) => name !== null)
  return credits.filter(
    (credit, index) => !credits.slice(0, index).some((earlierCredit) => earlierCredit.includes(credit)),
  )
}

const findPlainCaption = (item: JsonObject) =>
  pickTextByRoleOrFirst(item.descriptions, 'caption', 'main', 'text') ??
  findTextField(item, 'description_caption', 'description_text', 'body_text') ??
  pickTextByRoleOrFirst(item.bodies, 'caption', 'main')

const findAssociationHeadline = (item: JsonObject) =>
  pickTextByRoleOrFirst(item.headlines, 'main') ?? findTextField(item, 'headline', 'headline_main', 'title')

/** Renders a picture or recording with its caption and credits; also returns the strings that the HTML contains. */
function renderAssociatedMedia(item: JsonObject): { html: string; usedTexts: string[] } {
  const writtenCaptionHtml = findTextField(
    item,
    'description_html',
    'body_html',
    'description_xhtml',
    'body_xhtml',
  )
  const plainCaption = writtenCaptionHtml === null ? findPlainCaption(item) : null
  const credits = listDistinctCredits(item)
  const creditHtml = credits.length === 0 ? '' : `<small>${escapeHtml(credits.join(' / '))}</small>`
  const captionHtml = [writtenCaptionHtml ?? escapeHtml(plainCaption ?? ''), creditHtml]
    .filter(Boolean)
    .join('<br>')
  const title = findAssociationHeadline(item)
  const alternativeText =
    pickTextByRoleOrFirst(item.alttexts, 'main') ?? findTextField(item, 'alttext', 'alt_text')
  const rendition = findWidestRendition(item)
  const attachmentFields = { title, alternativeText, captionHtml: captionHtml === '' ? null : captionHtml }
  const standaloneHtml = [title === null ? null : escapeHtml(title), captionHtml].filter(Boolean).join('<br>')
  return {
    html:
      rendition === null
        ? `<p>${standaloneHtml}</p>`
        : renderAttachment({ ...rendition, ...attachmentFields }),
    usedTexts: [writtenCaptionHtml, plainCaption, title, alternativeText, ...credits].filter(
      (each) => each !== null,
    ),
  }
}

function listDistinctTexts(item: JsonObject): string[] {
  const fieldTexts = ['description_text', 'description_html', 'body_text', 'body_html'].map((name) =>
    findTextField(item, name),
  )
  const texts = [
    findAssociationHeadline(item),
    pickTextByRoleOrFirst(item.descriptions),
    pickTextByRoleOrFirst(item.bodies),
    ...fieldTexts,
  ]
  return removeDuplicates(texts.filter((each) => each !== null))
}

/**
 * Reads a news item's associations (ninjs 1 to 3). Pictures and recordings become part of the body. Associated texts
 * are left out, because they are news items of their own.
 */
export function readNinjsAssociations(statedAssociations: unknown): NinjsAssociations {
  const associations: NinjsAssociations = { htmlParts: [], usedTexts: [], droppedBlocks: [] }
  for (const { object: item } of listNamedObjects(statedAssociations)) {
    if (findTextField(item, 'type') === 'text')
      for (const text of listDistinctTexts(item))
        associations.droppedBlocks.push({ reason: 'associated text', text })
    else {
      const { html, usedTexts } = renderAssociatedMedia(item)
      associations.htmlParts.push(html)
      associations.usedTexts.push(...usedTexts)
    }
    const nestedAssociations = readNinjsAssociations(item.associations)
    associations.htmlParts.push(...nestedAssociations.htmlParts)
    associations.usedTexts.push(...nestedAssociations.usedTexts)
    associations.droppedBlocks.push(...nestedAssociations.droppedBlocks)
  }
  return associations
}
