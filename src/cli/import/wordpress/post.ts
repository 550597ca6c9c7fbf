import type { ArticleFields } from '../../../model/article.ts'
import { renderBody } from '../../content/body.ts'
import { firstSentence } from '../first-sentence.ts'
import type { Article, Original, Reading, SourceFile } from '../importer.ts'
import { unknownArticle } from '../unknown-article.ts'
import { dating } from './dating.ts'
import { plain } from './plain.ts'
import { isGzip } from './plain-bytes.ts'
import { addressesOf } from './post-addresses.ts'
import { bodyOf } from './post-body.ts'
import { authorsOf, sorting } from './post-terms.ts'
import { Room } from './room.ts'
import type { PostContext } from './shortcode-use.ts'
import { type Item, recordOf, textOf } from './wxr-item.ts'

/** The types that are articles: WordPress stores menus, pictures, revisions and plugins' records as items too. */
const articleTypes = new Set(['post', 'page'])

/** An excerpt up to this length can stand below a headline. */
const longestExcerpt = 300

/** Why an item is left out, in a word; `null` when it was public. WXR 1.0 may leave out what is usual. */
function leftOut(item: Item): string | null {
  const type = textOf(item, 'wp:post_type') || 'post'
  const status = textOf(item, 'wp:status') || 'publish'
  if (!articleTypes.has(type)) return type
  return status === 'publish' ? null : status
}

/** The title, or for a post without one the words that it begins with, else its name or id. */
function headlining(item: Item, markdown: string): Pick<ArticleFields, 'headline' | 'provenance'> {
  const title = plain(textOf(item, 'title'))
  if (title !== '') return { headline: title, provenance: {} }
  const words = firstSentence(renderBody(markdown).text)
  const name = textOf(item, 'wp:post_name').replaceAll('-', ' ')
  return { headline: words || name || recordOf(item), provenance: { headline: 'inferred' } }
}

function excerptOf(item: Item, { findings }: PostContext): string | null {
  const excerpt = textOf(item, 'excerpt:encoded')
  if (excerpt === '') return null
  const text = plain(excerpt)
  if (text.length < longestExcerpt && !/<[a-z/]/i.test(excerpt)) return text || null
  findings.note('excerpt')
  return null
}

function fieldsOf(item: Item, markdown: string, post: PostContext): ArticleFields {
  const { survey, findings } = post
  const addresses = addressesOf(item, survey, findings)
  const { headline, provenance } = headlining(item, markdown)
  const dates = dating(item, addresses.url)
  if (provenance.headline !== undefined) findings.note('untitled')
  return {
    ...unknownArticle,
    headline,
    alternativeHeadline: excerptOf(item, post),
    ...addresses,
    identifiers: post.id === '' ? {} : { wordpress: post.id },
    ...dates,
    authors: authorsOf(item, survey, findings),
    ...sorting(item, findings),
    provenance: { ...provenance, ...dates.provenance },
  }
}

/** Where the article's bytes are: in the export, which is kept whole. */
const originalIn = ({ head }: SourceFile, { line }: Item, id: string): Original => ({
  mediaType: isGzip(head) ? 'application/gzip' : 'application/rss+xml',
  extension: isGzip(head) ? 'xml.gz' : 'xml',
  record: id === '' ? `line ${line}` : `post ${id}`,
  captured: null,
  earlier: [],
})

/** What becomes of an item: an article, or why it is none. */
export function readingOf(
  item: Item,
  source: SourceFile,
  context: Pick<PostContext, 'survey' | 'findings'>,
): Reading {
  const { file } = source
  const post = { ...context, id: textOf(item, 'wp:post_id'), room: new Room() }
  const record = recordOf(item)
  const title = plain(textOf(item, 'title').slice(0, 1000))
  const refuse = (reason: string): Reading => ({ kind: 'rejection', file, line: item.line, record, reason })
  post.findings.note('comment', '', item.comments)
  const why = leftOut(item)
  if (why !== null)
    return { kind: 'skipped', file, why, record: title === '' ? record : `${record}: ${title}` }
  if (textOf(item, 'wp:post_password') !== '')
    return refuse('is protected by a password: take that away in WordPress to import it')
  if (item.repaired > 0) post.findings.note('encoded twice', record, item.repaired)
  const markdown = bodyOf(item, post)
  if (markdown === null) return refuse('has a text of more than 4 million characters: no article has')
  const fields = fieldsOf(item, markdown, post)
  const slug = textOf(item, 'wp:post_name') || null
  const article: Article = {
    kind: 'article',
    fields,
    markdown,
    original: originalIn(source, item, post.id),
    slug,
  }
  return article
}
