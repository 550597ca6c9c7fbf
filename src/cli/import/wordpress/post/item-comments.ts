import type { ReaderComment } from '../../../../model/article.ts'
import { removeControlCharacters } from '../../../content/schema/control-characters.ts'
import * as field from '../../../content/schema/fields.ts'
import { repairRecordTexts } from '../../text/double-encoding.ts'
import { extractVisiblePostText } from '../shortcodes/visible-post-text.ts'
import type { ExportNoteCounts, ExportNoteKind } from '../wxr/export-notes.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import type { WxrItem } from '../wxr/wxr-item.ts'
import { orderCommentsByThread } from './comment-threads.ts'
import { combineLocalAndUtcTime } from './item-dates.ts'

/**
 * Values of `wp:comment_type` for readers' comments. `pingback` and `trackback`, for example, are notices of
 * links from other sites.
 */
const readerCommentTypes = ['', 'comment']

type TextByElement = ReadonlyMap<string, string>

const isApprovedComment = (textByElement: TextByElement) =>
  (textByElement.get('wp:comment_approved') ?? '1') === '1'

/** Returns the id of the comment that a comment replies to; empty for a comment on the article itself. */
const readParentCommentId = (textByElement: TextByElement) =>
  (textByElement.get('wp:comment_parent') ?? '').replace(/^0$/, '')

const readCommentId = (textByElement: TextByElement) => textByElement.get('wp:comment_id') ?? ''

/** Converts a comment's HTML to plain text, with a blank line between paragraphs. */
const toPlainParagraphs = (html: string): string =>
  html
    .split(/\n\s*\n|<\/p>/i)
    .map((paragraph) =>
      removeControlCharacters(extractVisiblePostText(paragraph)).replace(/\s+/g, ' ').trim(),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')

function toComment(textByElement: TextByElement): ReaderComment {
  const readElementText = (elementSuffix: string) => textByElement.get(`wp:comment_${elementSuffix}`) ?? ''
  // Comments were typed in readers' browsers, so their encoding does not depend on the article's.
  const [authorHtml = '', contentHtml = ''] = repairRecordTexts([
    readElementText('author'),
    readElementText('content'),
  ]).texts
  return {
    author: htmlToLine(authorHtml) || null,
    published: combineLocalAndUtcTime(readElementText('date'), readElementText('date_gmt')),
    text: toPlainParagraphs(contentHtml),
  }
}

const isValidText = (text: string) => field.text.safeParse(text).success

/** Returns the kind of note about a comment that must be left out, or `null` if it can be imported. */
function findOmissionNoteKind(commentType: string, { text }: ReaderComment): ExportNoteKind | null {
  if (!readerCommentTypes.includes(commentType)) return 'other comment'
  if (text === '') return 'empty comment'
  return isValidText(text) ? null : 'omitted comment'
}

/**
 * Reads an approved comment. If the author's name is too long, removes and notes it. If the comment must be
 * left out, notes why and returns `null`.
 */
function readCommentOrNoteOmission(
  textByElement: TextByElement,
  notes: ExportNoteCounts,
): ReaderComment | null {
  const [commentType, comment] = [textByElement.get('wp:comment_type') ?? '', toComment(textByElement)]
  const omissionNoteKind = findOmissionNoteKind(commentType, comment)
  if (omissionNoteKind !== null) {
    notes.add(omissionNoteKind, commentType)
    return null
  }
  if (comment.author === null || isValidText(comment.author)) return comment
  notes.add('long name')
  return { ...comment, author: null }
}

/**
 * Reads the approved reader comments on an item, each reply after the comment that it replies to. Notes the
 * numbers of imported, hidden and omitted comments.
 */
export function readItemComments(
  { comments, omittedParts }: WxrItem,
  notes: ExportNoteCounts,
): ReaderComment[] {
  const shownComments = comments.filter(isApprovedComment)
  const commentsWithIds = shownComments.flatMap((textByElement) => {
    const comment = readCommentOrNoteOmission(textByElement, notes)
    return comment
      ? [{ id: readCommentId(textByElement), parent: readParentCommentId(textByElement), comment }]
      : []
  })
  const importedIds = new Set(commentsWithIds.map(({ id }) => id))
  notes.add(
    'reply',
    '',
    commentsWithIds.filter(({ parent }) => parent !== '' && !importedIds.has(parent)).length,
  )
  notes.add('comment', '', commentsWithIds.length)
  notes.add('hidden comment', '', comments.length - shownComments.length)
  notes.add('omitted comment', '', omittedParts.commentCount)
  return orderCommentsByThread(
    commentsWithIds,
    new Map(
      comments.map((textByElement) => [readCommentId(textByElement), readParentCommentId(textByElement)]),
    ),
  )
}
