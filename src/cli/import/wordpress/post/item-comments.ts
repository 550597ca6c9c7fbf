import type { Comment } from '../../../../model/article.ts'
import { removeControls } from '../../../content/schema/control-characters.ts'
import * as field from '../../../content/schema/fields.ts'
import { repairTexts } from '../../text/double-encoding.ts'
import { extractPostTextWithShortcodes } from '../shortcodes/post-text-with-shortcodes.ts'
import type { ExportNoteCounts, ExportNoteKind } from '../wxr/export-notes.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import type { WxrItem } from '../wxr/wxr-item.ts'
import { threadComments } from './comment-threads.ts'
import { toZonedTime } from './item-dates.ts'

/** The types of readers' comments. `pingback` and `trackback` are other sites' notices of links. */
const readerCommentTypes = ['', 'comment']

type CommentTexts = ReadonlyMap<string, string>

const isApproved = (texts: CommentTexts) => (texts.get('wp:comment_approved') ?? '1') === '1'

/** Returns the id of the comment that a comment replies to; empty for a comment on the article. */
const readParentId = (texts: CommentTexts) => (texts.get('wp:comment_parent') ?? '').replace(/^0$/, '')

const readCommentId = (texts: CommentTexts) => texts.get('wp:comment_id') ?? ''

/** Returns a comment's text, with a blank line between paragraphs. */
const toPlainParagraphs = (html: string): string =>
  html
    .split(/\n\s*\n|<\/p>/i)
    .map((paragraph) => removeControls(extractPostTextWithShortcodes(paragraph)).replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')

function toComment(texts: CommentTexts): Comment {
  const readText = (name: string) => texts.get(`wp:comment_${name}`) ?? ''
  // Comments were typed in readers' browsers, so their encoding does not depend on the article's.
  const [author = '', content = ''] = repairTexts([readText('author'), readText('content')]).texts
  return {
    author: htmlToLine(author) || null,
    published: toZonedTime(readText('date'), readText('date_gmt')),
    text: toPlainParagraphs(content),
  }
}

const isValidText = (text: string) => field.text.safeParse(text).success

/** Returns the note about a comment that is left out; `null` for any other. */
function findOmissionNote(type: string, { text }: Comment): ExportNoteKind | null {
  if (!readerCommentTypes.includes(type)) return 'other comment'
  if (text === '') return 'empty comment'
  return isValidText(text) ? null : 'omitted comment'
}

/** Reads a comment that the newsroom showed; `null` if it is left out. */
function readComment(texts: CommentTexts, notes: ExportNoteCounts): Comment | null {
  const [type, comment] = [texts.get('wp:comment_type') ?? '', toComment(texts)]
  const omissionNote = findOmissionNote(type, comment)
  if (omissionNote !== null) {
    notes.add(omissionNote, type)
    return null
  }
  if (comment.author === null || isValidText(comment.author)) return comment
  notes.add('long name')
  return { ...comment, author: null }
}

/**
 * Reads the readers' comments that the newsroom showed, with replies after what they reply to; notes the number of
 * these and of the others.
 */
export function readItemComments({ comments, omittedParts }: WxrItem, notes: ExportNoteCounts): Comment[] {
  const shownComments = comments.filter(isApproved)
  const importedComments = shownComments.flatMap((texts) => {
    const comment = readComment(texts, notes)
    return comment ? [{ id: readCommentId(texts), parent: readParentId(texts), comment }] : []
  })
  const importedIds = new Set(importedComments.map(({ id }) => id))
  notes.add(
    'reply',
    '',
    importedComments.filter(({ parent }) => parent !== '' && !importedIds.has(parent)).length,
  )
  notes.add('comment', '', importedComments.length)
  notes.add('hidden comment', '', comments.length - shownComments.length)
  notes.add('omitted comment', '', omittedParts.comments)
  return threadComments(
    importedComments,
    new Map(comments.map((texts) => [readCommentId(texts), readParentId(texts)])),
  )
}
