import type { Comment } from '../../../../model/article.ts'
import { commentSchema } from '../../../content/schema/content-schemas.ts'
import { removeControls } from '../../../content/schema/control-characters.ts'
import { repairTexts } from '../../text/double-encoding.ts'
import { extractVisiblePostText } from '../shortcodes/visible-post-text.ts'
import type { ExportNotes } from '../wxr/export-notes.ts'
import { toPlainText } from '../wxr/plain-text.ts'
import type { WxrItem } from '../wxr/wxr-item.ts'
import { toZonedTime } from './item-dates.ts'

/** The types of comments by readers; other sites' notices of a link are `pingback` and `trackback`. */
const readersTypes = ['', 'comment']

const omitAbsent = (comment: Comment) =>
  Object.fromEntries(Object.entries(comment).filter(([, value]) => value !== null))

const isShown = (approved: string | undefined) => approved === undefined || approved === '1'

/** Returns the text of a comment: a blank line stands between its paragraphs. */
const toParagraphs = (html: string): string =>
  html
    .split(/\n\s*\n|<\/p>/i)
    .map((paragraph) => removeControls(extractVisiblePostText(paragraph)).replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')

function toComment(texts: ReadonlyMap<string, string>): Comment {
  const text = (name: string) => texts.get(`wp:comment_${name}`) ?? ''
  // Readers' browsers encoded their texts, whatever became of the article's.
  const [author = '', content = ''] = repairTexts([text('author'), text('content')]).texts
  return {
    author: toPlainText(author) || null,
    published: toZonedTime(text('date'), text('date_gmt')),
    text: toParagraphs(content),
  }
}

/** Reads the comments that readers wrote and the newsroom showed; notes their number, and that of the others. */
export function readComments({ comments, omitted }: WxrItem, notes: ExportNotes): Comment[] {
  const byReaders = comments.filter((texts) => readersTypes.includes(texts.get('wp:comment_type') ?? ''))
  const shown = byReaders.filter((texts) => isShown(texts.get('wp:comment_approved')))
  const written = shown.map(toComment).filter(({ text }) => text !== '')
  const read = written.filter((comment) => commentSchema.safeParse(omitAbsent(comment)).success)
  notes.add('comment', '', read.length)
  notes.add('hidden comment', '', byReaders.length - shown.length)
  notes.add('omitted comment', '', omitted.comments + written.length - read.length)
  return read
}
