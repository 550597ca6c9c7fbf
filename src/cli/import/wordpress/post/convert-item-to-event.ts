import type { ArticleFields } from '../../../../model/article.ts'
import type { ImportRules } from '../../../../model/edition.ts'
import type { Article, ArticleOriginal, ImportEvent, SourceFile } from '../../importer.ts'
import { emptyArticleFields } from '../../record/empty-article-fields.ts'
import { isGzip } from '../../source/gzip-member.ts'
import { isZip } from '../../source/zip.ts'
import { guessHeadline } from '../../text/guess-headline.ts'
import type { PostContext } from '../shortcodes/shortcode-use.ts'
import { PostTextBudget } from '../shortcodes/text-budget.ts'
import { extractVisiblePostText } from '../shortcodes/visible-post-text.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { findItemText, formatItemName, type WxrItem } from '../wxr/wxr-item.ts'
import { readItemComments } from './item-comments.ts'
import { findItemDates } from './item-dates.ts'
import {
  findItemAuthorNames,
  findSectionAndTopics,
  noteOtherTaxonomies,
  noteUnknownPrimaryCategory,
  noteUnnamedLogins,
} from './item-terms.ts'
import { findItemUrls, noteItemUrls } from './item-urls.ts'
import { convertPostBody, type PostBody } from './post-body.ts'
import { isArticleItem, isTechnicalPostType } from './post-types.ts'
import { applyTakeRules, noteOmittedFieldsAndTerms, noteUntakenCustomFields } from './take-rules.ts'

/** Length, in characters, at which an excerpt is too long to be printed below a headline. */
export const excerptLengthLimit = 600

/** Context for reading the items of an export. */
export interface ExportContext extends Pick<PostContext, 'index' | 'notes'> {
  takeRules: ImportRules
  /** The file that contains the export. */
  containerFile: SourceFile
}

const extractExcerptText = (item: WxrItem) =>
  extractVisiblePostText(findItemText(item, 'excerpt:encoded')).replace(/\s+/g, ' ').trim()

/**
 * Returns the reason for skipping an item (its type, its status or its password), or `null` for a public
 * article. WXR 1.0 omits the default type, `post`, and the default status, `publish`.
 */
function findSkipReason(item: WxrItem, { takeRules }: ExportContext): string | null {
  const postType = findItemText(item, 'wp:post_type') || 'post'
  const postStatus = findItemText(item, 'wp:status') || 'publish'
  const isTypeTaken = takeRules.types.includes(postType)
  if (!isTypeTaken && !isArticleItem(item, postType)) return postType
  if (postStatus !== 'publish') return postStatus
  return findItemText(item, 'wp:post_password') === '' ? null : 'protected by a password'
}

/** Notes the type of an imported item that is neither a post nor a page, unless `take` lists the type. */
function noteUnusualPostType(item: WxrItem, { takeRules, notes }: ExportContext): void {
  const postType = findItemText(item, 'wp:post_type') || 'post'
  if (!['post', 'page', ...takeRules.types].includes(postType)) notes.add('post type', postType)
}

/**
 * Returns the title as the headline. For an untitled post, infers a headline from its first words or else
 * from its slug or id.
 */
function chooseHeadlineAndProvenance(
  item: WxrItem,
  markdown: string,
): Pick<ArticleFields, 'headline' | 'provenance'> {
  const title = htmlToLine(findItemText(item, 'title'))
  if (title !== '') return { headline: title, provenance: {} }
  const guessedHeadline = guessHeadline(markdown)
  const slugWords = findItemText(item, 'wp:post_name').replaceAll('-', ' ')
  return {
    headline: guessedHeadline || slugWords || formatItemName(item),
    provenance: { headline: 'inferred' },
  }
}

/** Returns the excerpt, or `null` if it is empty or too long. Notes and drops an excerpt that is too long. */
function readExcerptOrDropLong(item: WxrItem, { notes, droppedBlocks }: PostContext): string | null {
  const text = extractExcerptText(item)
  if (text.length < excerptLengthLimit) return text || null
  notes.add('excerpt')
  droppedBlocks.push({ reason: 'long excerpt', text })
  return null
}

function readItemFields(item: WxrItem, markdown: string, post: PostContext): ArticleFields {
  const { index, notes } = post
  const itemUrls = findItemUrls(item, index)
  noteItemUrls(itemUrls, notes)
  const { url, formerly } = itemUrls
  const { headline, provenance } = chooseHeadlineAndProvenance(item, markdown)
  const itemDates = findItemDates(item, url)
  if (provenance.headline !== undefined) notes.add('untitled')
  noteOtherTaxonomies(item, notes)
  noteUnknownPrimaryCategory(item, index, notes)
  noteUnnamedLogins(item, index, notes)
  return {
    ...emptyArticleFields,
    headline,
    alternativeHeadline: readExcerptOrDropLong(item, post),
    url,
    formerly,
    identifiers: post.id === '' ? {} : { wordpress: post.id },
    ...itemDates,
    authors: findItemAuthorNames(item, index),
    comments: readItemComments(item, notes),
    ...findSectionAndTopics(item, index),
    provenance: { ...provenance, ...itemDates.provenance },
  }
}

/** Describes an article's original: the export's file, which is stored whole, and the item in it. */
function createOriginal(containerFile: SourceFile, { line }: WxrItem, id: string): ArticleOriginal {
  const [mediaType, extension] = isZip(containerFile)
    ? ['application/zip', 'zip']
    : isGzip(containerFile.head)
      ? ['application/gzip', 'xml.gz']
      : ['application/rss+xml', 'xml']
  const recordName = id === '' ? `line ${line}` : `post ${id}`
  return { mediaType, extension, record: recordName, captured: null, earlier: [] }
}

function createSkippedEvent(item: WxrItem, file: string, reason: string): ImportEvent {
  const itemName = formatItemName(item)
  const title = htmlToLine(findItemText(item, 'title').slice(0, 1000))
  return {
    kind: 'skipped',
    file,
    why: reason,
    record: title === '' ? itemName : `${itemName}: ${title}`,
    takeable: reason === findItemText(item, 'wp:post_type') && !isTechnicalPostType(reason),
  }
}

function createArticleWithoutOriginal(
  item: WxrItem,
  { markdown, sourceText }: PostBody,
  post: PostContext,
): Omit<Article, 'original'> {
  const accountedTexts = [htmlToLine(findItemText(item, 'title')), sourceText, extractExcerptText(item)]
  return {
    kind: 'article',
    fields: readItemFields(item, markdown, post),
    markdown,
    slug: findItemText(item, 'wp:post_name') || null,
    account: { sourceText: accountedTexts.join('\n'), dropped: post.droppedBlocks },
  }
}

/** Converts an item to an article, or to an event with the reason for skipping or rejecting it. */
export function convertItemToEvent(item: WxrItem, file: string, context: ExportContext): ImportEvent {
  const { index, notes } = context
  const id = findItemText(item, 'wp:post_id')
  const post: PostContext = {
    index,
    notes,
    id,
    budget: new PostTextBudget(),
    footnotes: [],
    droppedBlocks: [],
  }
  const itemName = formatItemName(item)
  const createItemRejection = (reason: string): ImportEvent => ({
    kind: 'rejection',
    file,
    line: item.line,
    record: itemName,
    reason,
  })
  const skipReason = findSkipReason(item, context)
  if (skipReason !== null) return createSkippedEvent(item, file, skipReason)
  noteUnusualPostType(item, context)
  if (item.repairedCharacterCount > 0) notes.add('encoded twice', itemName, item.repairedCharacterCount)
  const body = convertPostBody(item, post)
  if (body === 'too long')
    return createItemRejection(
      'has a text of more than 4 million characters, the limit for one article: divide the post in WordPress, and export the site again',
    )
  const article = createArticleWithoutOriginal(item, body, post)
  const fields = applyTakeRules(article.fields, item, context.takeRules)
  noteUntakenCustomFields(item, context.takeRules, notes)
  noteOmittedFieldsAndTerms(item, notes)
  return { ...article, fields, original: createOriginal(context.containerFile, item, id) }
}
