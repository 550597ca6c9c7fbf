import { toOneLine } from '../../content/html/element.ts'
import type { Briefing } from '../briefing.ts'
import {
  type Article,
  createRejection,
  type ImportEvent,
  type Importer,
  type SourceFile,
} from '../importer.ts'
import { convertToBodyBlocks, markdownFromBlocks } from '../markup/html-body.ts'
import { extractHtmlTextWithPictures } from '../markup/html-text-with-pictures.ts'
import { emptyArticleFields } from '../record/empty-article-fields.ts'
import { readWhole } from '../source/source-file.ts'
import { decodeText } from '../text/decode-text.ts'
import { guessHeadline } from '../text/guess-headline.ts'
import { parseWrittenDate } from '../text/parse-written-date.ts'
import { resolveOldUrl } from '../urls/resolve-old-url.ts'
import { isWebUrl } from '../urls/web-url.ts'
import { isPostsTable, PostsTableReader, type SubstackPost, type SubstackRow } from './posts-table.ts'
import { createLinkParagraph, readSubstackBody } from './substack-body.ts'

/** Maximum size of a post, in bytes. */
const maxPostBytes = 32 * 1024 * 1024

/** Reasons for skipping posts that were not for everyone, by their `audience` in the table. */
const skipReasonByAudience: ReadonlyMap<string, string> = new Map([
  ['only_paid', 'for paying readers only'],
  ['founding', 'for founding members only'],
  ['only_free', 'for subscribers only'],
])

/**
 * Returns the reason for skipping a post that was not public, and whether `take` in `edition.yaml` can
 * include it after all. Returns `null` for a public post.
 */
function findSkipReason(row: SubstackRow | null): { skipReason: string; isTakeable: boolean } | null {
  if (row === null) return { skipReason: 'post whose posts.csv cannot be read', isTakeable: false }
  if (!row.isPublished) return { skipReason: 'draft', isTakeable: false }
  const skipReason = skipReasonByAudience.get(row.audience)
  return skipReason === undefined ? null : { skipReason, isTakeable: true }
}

/** Converts a title to one line, and decodes the character references that some exports contain. */
const decodeTitle = (text: string) =>
  toOneLine(/&#?\w+;/.test(text) ? extractHtmlTextWithPictures(text) : text)

/** Converts a post to an article, unless its file is binary. */
function readPost(
  { postNumber, slug, row }: SubstackPost & { row: SubstackRow },
  bytes: Uint8Array,
  { edition }: Briefing,
): Article | 'binary' {
  const decodedFile = decodeText(bytes)
  if (decodedFile === 'binary') return 'binary'
  const { tree, sourceText, droppedBlocks } = readSubstackBody(decodedFile.text)
  const blocks = convertToBodyBlocks(tree)
  const recordingBlocks = isWebUrl(row.podcastUrl) ? [createLinkParagraph(row.podcastUrl)] : []
  const [title, subtitle] = [decodeTitle(row.title), decodeTitle(row.subtitle)]
  const headline = title === '' ? guessHeadline(markdownFromBlocks(blocks)) : title
  const url = resolveOldUrl(`/p/${slug}`, edition)
  return {
    kind: 'article',
    slug,
    fields: {
      ...emptyArticleFields,
      headline,
      alternativeHeadline: subtitle === '' ? null : subtitle,
      url,
      identifiers: { substack: postNumber },
      published: parseWrittenDate(row.postDate, edition.language),
      provenance: {
        ...(title === '' ? { headline: 'inferred' } : {}),
        ...(url === null ? {} : { url: 'slug' }),
      },
    },
    markdown: markdownFromBlocks([...recordingBlocks, ...blocks]),
    original: { bytes, mediaType: 'text/html', extension: 'html' },
    account: { sourceText: [title, subtitle, row.podcastUrl, sourceText].join('\n'), dropped: droppedBlocks },
  }
}

const noRowReason = 'has no row in a posts.csv beside its folder: import it without the option --as'

const emptyArticleReason =
  'has neither a title nor text: write a title in its row of posts.csv and import the folder again, or leave the article out'

const postsTableReader = new PostsTableReader()

/**
 * Imports Substack exports, which contain an HTML file for each post and a table of titles, dates and
 * audiences. Skips drafts, as well as posts for a limited audience unless `take` in `edition.yaml` includes
 * them.
 */
export const substackImporter: Importer = {
  name: 'substack',
  recognises: (source) => isPostsTable(source) || postsTableReader.findPost(source) !== null,
  async *read(source: SourceFile, briefing: Briefing): AsyncGenerator<ImportEvent> {
    const { file } = source
    const createSkippedEvent = (skipReason: string, isTakeable = false): ImportEvent => ({
      kind: 'skipped',
      file,
      why: skipReason,
      record: file,
      takeable: isTakeable,
    })
    const post = postsTableReader.findPost(source)
    if (isPostsTable(source)) return yield createSkippedEvent('table of a Substack export')
    if (post === null) return yield createRejection(file, noRowReason)
    const { row } = post
    const skipDecision = findSkipReason(row)
    const isKindTaken =
      skipDecision?.isTakeable === true && briefing.edition.take.types.includes(skipDecision.skipReason)
    if (row === null || (skipDecision !== null && !isKindTaken))
      return yield createSkippedEvent(skipDecision?.skipReason ?? '', skipDecision?.isTakeable)
    const bytes = await readWhole(source, maxPostBytes)
    if (bytes === 'too large')
      return yield createRejection(
        file,
        'is larger than 32 MiB, the limit for one post: shorten the post, or leave it out',
      )
    const article = readPost({ ...post, row }, bytes, briefing)
    if (article === 'binary')
      return yield createRejection(
        file,
        'is a binary file, not a post: leave it out, or export the site again',
      )
    if (article.fields.headline === '') return yield createRejection(file, emptyArticleReason)
    yield article
  },
}
