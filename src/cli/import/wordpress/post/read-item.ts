import type { ArticleFields } from '../../../../model/article.ts'
import type { TakeRules } from '../../../../model/edition.ts'
import type { Article, ImportEvent, Original, SourceFile } from '../../importer.ts'
import { emptyArticleFields } from '../../record/empty-article-fields.ts'
import { isGzip } from '../../source/gzip-member.ts'
import { isZip } from '../../source/zip.ts'
import { guessHeadline } from '../../text/guess-headline.ts'
import { extractPostTextWithShortcodes } from '../shortcodes/post-text-with-shortcodes.ts'
import type { PostContext } from '../shortcodes/shortcode-use.ts'
import { TextBudget } from '../shortcodes/text-budget.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { findItemText, nameItem, type WxrItem } from '../wxr/wxr-item.ts'
import { readItemComments } from './item-comments.ts'
import { findItemDates } from './item-dates.ts'
import { findItemAuthors, findSectionAndTopics } from './item-terms.ts'
import { findItemUrls } from './item-urls.ts'
import { type PostBody, readPostBody } from './post-body.ts'
import { isArticleItem, isTechnicalType } from './post-types.ts'
import { applyTakeRules } from './take-rules.ts'

/** An excerpt of this many characters is too long to be printed below a headline. */
export const maxExcerptLength = 600

/** Context for reading the items of an export. */
export interface ExportContext extends Pick<PostContext, 'index' | 'notes'> {
  takeRules: TakeRules
  /** The file that contains the export. */
  containerFile: SourceFile
}

const extractExcerpt = (item: WxrItem) =>
  extractPostTextWithShortcodes(findItemText(item, 'excerpt:encoded')).replace(/\s+/g, ' ').trim()

/** Returns a short reason for skipping an item; `null` for a public article. WXR 1.0 omits a type or status that is the default. */
function findSkipReason(item: WxrItem, { takeRules, notes }: ExportContext): string | null {
  const type = findItemText(item, 'wp:post_type') || 'post'
  const status = findItemText(item, 'wp:status') || 'publish'
  const isTaken = takeRules.types.includes(type)
  if (!isTaken && !isArticleItem(item, type)) return type
  if (status !== 'publish') return status
  if (findItemText(item, 'wp:post_password') !== '') return 'protected by a password'
  if (!isTaken && type !== 'post' && type !== 'page') notes.add('post type', type)
  return null
}

/** Returns the title; for an untitled post its first words, otherwise its name or id. */
function chooseHeadline(item: WxrItem, markdown: string): Pick<ArticleFields, 'headline' | 'provenance'> {
  const title = htmlToLine(findItemText(item, 'title'))
  if (title !== '') return { headline: title, provenance: {} }
  const firstWords = guessHeadline(markdown)
  const name = findItemText(item, 'wp:post_name').replaceAll('-', ' ')
  return { headline: firstWords || name || nameItem(item), provenance: { headline: 'inferred' } }
}

function chooseExcerpt(item: WxrItem, { notes, dropped }: PostContext): string | null {
  const text = extractExcerpt(item)
  if (text.length < maxExcerptLength) return text || null
  notes.add('excerpt')
  dropped.push({ reason: 'long excerpt', text })
  return null
}

function readItemFields(item: WxrItem, markdown: string, post: PostContext): ArticleFields {
  const { index, notes } = post
  const addresses = findItemUrls(item, index, notes)
  const { headline, provenance } = chooseHeadline(item, markdown)
  const dates = findItemDates(item, addresses.url)
  if (provenance.headline !== undefined) notes.add('untitled')
  return {
    ...emptyArticleFields,
    headline,
    alternativeHeadline: chooseExcerpt(item, post),
    ...addresses,
    identifiers: post.id === '' ? {} : { wordpress: post.id },
    ...dates,
    authors: findItemAuthors(item, index, notes),
    comments: readItemComments(item, notes),
    ...findSectionAndTopics(item, index, notes),
    provenance: { ...provenance, ...dates.provenance },
  }
}

/** Refers to the item in the export, which is stored whole. */
function createOriginal(container: SourceFile, { line }: WxrItem, id: string): Original {
  const [mediaType, extension] = isZip(container)
    ? ['application/zip', 'zip']
    : isGzip(container.head)
      ? ['application/gzip', 'xml.gz']
      : ['application/rss+xml', 'xml']
  const record = id === '' ? `line ${line}` : `post ${id}`
  return { mediaType, extension, record, captured: null, earlier: [] }
}

function createSkippedEvent(item: WxrItem, file: string, reason: string): ImportEvent {
  const recordName = nameItem(item)
  const title = htmlToLine(findItemText(item, 'title').slice(0, 1000))
  return {
    kind: 'skipped',
    file,
    why: reason,
    record: title === '' ? recordName : `${recordName}: ${title}`,
    takeable: reason === findItemText(item, 'wp:post_type') && !isTechnicalType(reason),
  }
}

function createArticle(
  item: WxrItem,
  { markdown, sourceText }: PostBody,
  post: PostContext,
): Omit<Article, 'original'> {
  const accountedTexts = [htmlToLine(findItemText(item, 'title')), sourceText, extractExcerpt(item)]
  return {
    kind: 'article',
    fields: readItemFields(item, markdown, post),
    markdown,
    slug: findItemText(item, 'wp:post_name') || null,
    account: { sourceText: accountedTexts.join('\n'), dropped: post.dropped },
  }
}

/** Reads an item as an article, or reports why it is not one. */
export function readItem(item: WxrItem, file: string, context: ExportContext): ImportEvent {
  const { index, notes } = context
  const id = findItemText(item, 'wp:post_id')
  const post: PostContext = { index, notes, id, budget: new TextBudget(), footnotes: [], dropped: [] }
  const recordName = nameItem(item)
  const reject = (reason: string): ImportEvent => ({
    kind: 'rejection',
    file,
    line: item.line,
    record: recordName,
    reason,
  })
  const why = findSkipReason(item, context)
  if (why !== null) return createSkippedEvent(item, file, why)
  if (item.repairedCharacterCount > 0) notes.add('encoded twice', recordName, item.repairedCharacterCount)
  const body = readPostBody(item, post)
  if (body === null)
    return reject(
      'has a text of more than 4 million characters, the limit for one article: divide it in WordPress, then export again',
    )
  const article = createArticle(item, body, post)
  const fields = applyTakeRules(article.fields, item, context)
  return { ...article, fields, original: createOriginal(context.containerFile, item, id) }
}
