import type { ArticleFields } from '../../../../model/article.ts'
import { renderBody } from '../../../content/body/render-body.ts'
import type { Article, ImportEvent, Original, SourceFile } from '../../importer.ts'
import { emptyArticle } from '../../record/unknown-article.ts'
import { isGzip } from '../../source/gzip-member.ts'
import { isZip } from '../../source/zip.ts'
import { firstSentence } from '../../text/first-sentence.ts'
import { readerText } from '../shortcodes/reader-text.ts'
import { Room } from '../shortcodes/room.ts'
import type { PostContext } from '../shortcodes/shortcode-use.ts'
import { plain } from '../wxr/plain.ts'
import { type Item, recordOf, textOf } from '../wxr/wxr-item.ts'
import { dating } from './dating.ts'
import { addressesOf } from './post-addresses.ts'
import { type Body, bodyOf } from './post-body.ts'
import { authorsOf, sorting } from './post-terms.ts'
import { holdsArticle, isMachinery } from './post-types.ts'

/** An excerpt up to this length can stand below a headline. */
const longestExcerpt = 600

/** What the items of an export are read with. */
export interface ExportContext extends Pick<PostContext, 'survey' | 'findings'> {
  /** Post types that the edition takes, whatever they are. */
  take: readonly string[]
  /** The file that the archivist named. */
  container: SourceFile
}

const excerptTextOf = (item: Item) => readerText(textOf(item, 'excerpt:encoded')).replace(/\s+/g, ' ').trim()

/** Why an item is left out, in a word; `null` when it was public. WXR 1.0 may leave out what is usual. */
function leftOut(item: Item, { take, findings }: ExportContext): string | null {
  const type = textOf(item, 'wp:post_type') || 'post'
  const status = textOf(item, 'wp:status') || 'publish'
  const isTaken = take.includes(type)
  if (!isTaken && !holdsArticle(item, type)) return type
  if (status !== 'publish') return status
  if (!isTaken && type !== 'post' && type !== 'page') findings.note('post type', type)
  return null
}

/** The title, or for a post without one the words that it begins with, else its name or id. */
function headlining(item: Item, markdown: string): Pick<ArticleFields, 'headline' | 'provenance'> {
  const title = plain(textOf(item, 'title'))
  if (title !== '') return { headline: title, provenance: {} }
  const words = firstSentence(renderBody(markdown).text)
  const name = textOf(item, 'wp:post_name').replaceAll('-', ' ')
  return { headline: words || name || recordOf(item), provenance: { headline: 'inferred' } }
}

function excerptOf(item: Item, { findings, dropped }: PostContext): string | null {
  const text = excerptTextOf(item)
  if (text.length < longestExcerpt) return text || null
  findings.note('excerpt')
  dropped.push({ reason: 'long excerpt', text })
  return null
}

function fieldsOf(item: Item, markdown: string, post: PostContext): ArticleFields {
  const { survey, findings } = post
  const addresses = addressesOf(item, survey, findings)
  const { headline, provenance } = headlining(item, markdown)
  const dates = dating(item, addresses.url)
  if (provenance.headline !== undefined) findings.note('untitled')
  return {
    ...emptyArticle,
    headline,
    alternativeHeadline: excerptOf(item, post),
    ...addresses,
    identifiers: post.id === '' ? {} : { wordpress: post.id },
    ...dates,
    authors: authorsOf(item, survey, findings),
    ...sorting(item, survey, findings),
    provenance: { ...provenance, ...dates.provenance },
  }
}

/** Where the article's bytes are: in the export, which is kept whole. */
function originalIn(container: SourceFile, { line }: Item, id: string): Original {
  const [mediaType, extension] = isZip(container)
    ? ['application/zip', 'zip']
    : isGzip(container.head)
      ? ['application/gzip', 'xml.gz']
      : ['application/rss+xml', 'xml']
  const record = id === '' ? `line ${line}` : `post ${id}`
  return { mediaType, extension, record, captured: null, earlier: [] }
}

function skippedItem(item: Item, file: string, why: string): ImportEvent {
  const record = recordOf(item)
  const title = plain(textOf(item, 'title').slice(0, 1000))
  return {
    kind: 'skipped',
    file,
    why,
    record: title === '' ? record : `${record}: ${title}`,
    takeable: why === textOf(item, 'wp:post_type') && !isMachinery(why),
  }
}

function articleFrom(
  item: Item,
  { markdown, sourceText }: Body,
  post: PostContext,
): Omit<Article, 'original'> {
  const texts = [plain(textOf(item, 'title')), sourceText, excerptTextOf(item)]
  return {
    kind: 'article',
    fields: fieldsOf(item, markdown, post),
    markdown,
    slug: textOf(item, 'wp:post_name') || null,
    account: { sourceText: texts.join('\n'), dropped: post.dropped },
  }
}

/** Reads an item as an article, or reports why it is not one. */
export function readingOf(item: Item, file: string, context: ExportContext): ImportEvent {
  const { survey, findings } = context
  const id = textOf(item, 'wp:post_id')
  const post: PostContext = { survey, findings, id, room: new Room(), footnotes: [], dropped: [] }
  const record = recordOf(item)
  const reject = (reason: string): ImportEvent => ({
    kind: 'rejection',
    file,
    line: item.line,
    record,
    reason,
  })
  findings.note('comment', '', item.comments)
  const why = leftOut(item, context)
  if (why !== null) return skippedItem(item, file, why)
  if (textOf(item, 'wp:post_password') !== '')
    return reject('is protected by a password: remove the password in WordPress, then export again')
  if (item.repaired > 0) findings.note('encoded twice', record, item.repaired)
  const body = bodyOf(item, post)
  if (body === null) return reject('has a text of more than 4 million characters: no article has')
  return { ...articleFrom(item, body, post), original: originalIn(context.container, item, id) }
}
