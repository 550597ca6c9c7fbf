import type { ArticleFields } from '../../../../model/article.ts'
import type { Edition } from '../../../../model/edition.ts'
import type { PartialDate } from '../../../../model/partial-date.ts'
import type { ImportEvent } from '../../importer.ts'
import { accountForRecord } from '../../record/account-for-record.ts'
import { emptyArticleFields } from '../../record/empty-article-fields.ts'
import { findForeignLanguage } from '../../record/find-foreign-language.ts'
import {
  findLineField,
  findTextField,
  type JsonObject,
  removeDuplicates,
  toText,
} from '../../record/json-values.ts'
import { guessHeadline } from '../../text/guess-headline.ts'
import { parseWrittenDate } from '../../text/parse-written-date.ts'
import { canBeOnEditionHost, findEditionOrigin, resolveOldUrl } from '../../urls/resolve-old-url.ts'
import {
  createArticleEvent,
  createRecordRejection,
  createSkippedEvent,
  type RecordContext,
} from '../records/record-context.ts'
import { expandPostForAccount, renderGhostBody } from './ghost-body.ts'
import type { GhostRelations } from './ghost-relations.ts'

/** Returns the reason why a post was not public; `null` for a public post. */
function findNonPublicReason(post: JsonObject): string | null {
  const status = findTextField(post, 'status') ?? 'published'
  if (status !== 'published') return status === 'sent' ? 'e-mail only' : status
  const visibility = findTextField(post, 'visibility') ?? 'public'
  return visibility === 'public' ? null : `for ${visibility} only`
}

/**
 * Parses a date, which early versions of Ghost store as milliseconds since 1970. Returns `null` for an invalid date.
 */
function parseGhostDate(ghostDate: unknown, { language }: Edition): PartialDate | null {
  if (typeof ghostDate !== 'number') return parseWrittenDate(toText(ghostDate) ?? '', language)
  const dateFromMilliseconds = new Date(ghostDate)
  return Number.isNaN(dateFromMilliseconds.getTime())
    ? null
    : parseWrittenDate(dateFromMilliseconds.toISOString(), language)
}

/**
 * Finds a post's URLs. Ghost serves a post at `/<slug>/` unless the site defines other routes, which are not exported.
 */
function findPostUrls(
  post: JsonObject,
  { briefing }: RecordContext,
): Pick<ArticleFields, 'url' | 'formerly' | 'provenance'> {
  const { edition } = briefing
  const editionOrigin = findEditionOrigin(edition)
  const toAbsoluteUrl = (writtenUrl: string | null) =>
    writtenUrl === null
      ? null
      : resolveOldUrl(writtenUrl.replace('__GHOST_URL__', editionOrigin ?? ''), edition)
  const slug = findTextField(post, 'slug')
  const statedUrl = toAbsoluteUrl(findTextField(post, 'url'))
  const slugUrl = slug === null ? null : toAbsoluteUrl(`/${slug}/`)
  const canonicalUrl = toAbsoluteUrl(findTextField(post, 'canonical_url'))
  const formerUrlCandidates = [slugUrl, canonicalUrl]
    .filter((each) => each !== null)
    .filter((each) => canBeOnEditionHost(each, edition))
  return {
    url: statedUrl ?? slugUrl,
    formerly: removeDuplicates(formerUrlCandidates).filter((each) => each !== (statedUrl ?? slugUrl)),
    provenance: statedUrl === null && slugUrl !== null ? { url: 'slug' } : {},
  }
}

/** True for a public tag. Tags that begin with `#` are internal. */
const isPublicTag = (tag: JsonObject) =>
  (findTextField(tag, 'visibility') ?? 'public') === 'public' && !findTextField(tag, 'name')?.startsWith('#')

const listUniqueNames = (objects: readonly JsonObject[]) =>
  removeDuplicates(objects.map((each) => findTextField(each, 'name')).filter((name) => name !== null))

/** Matches fields that contain the post's text in another representation. */
const otherRepresentationPathPattern = /^(?:html|lexical|mobiledoc|plaintext|markdown|excerpt)(?:\.|$)/

const emptyArticleReason =
  'has neither a title nor text: write a title in its field "title" and import the file again, or leave the article out'

/** Reads a post or page from a Ghost export or from Ghost's Content API. */
export function readGhostPost(
  post: JsonObject,
  relations: GhostRelations,
  context: RecordContext,
): ImportEvent {
  const skipReason = findNonPublicReason(post)
  if (skipReason !== null) return createSkippedEvent(context, skipReason)
  const { edition } = context.briefing
  const postMeta = relations.getPostMeta(post)
  const { markdown, usedTexts } = renderGhostBody(post, postMeta, findEditionOrigin(edition))
  const title = findLineField(post, 'title')
  const headline = title ?? guessHeadline(markdown)
  if (headline === '') return createRecordRejection(context, emptyArticleReason)
  const [section = null, ...topics] = listUniqueNames(relations.listPostTags(post).filter(isPublicTag))
  const { provenance, ...urlFields } = findPostUrls(post, context)
  const ghostId = findTextField(post, 'id')
  const fields: ArticleFields = {
    ...emptyArticleFields,
    headline,
    alternativeHeadline: findTextField(post, 'custom_excerpt'),
    ...urlFields,
    identifiers: ghostId === null ? {} : { ghost: ghostId },
    published: parseGhostDate(post.published_at, edition),
    modified: parseGhostDate(post.updated_at, edition),
    authors: listUniqueNames(relations.listPostAuthors(post)),
    section,
    topics,
    language: findForeignLanguage(findTextField(post, 'locale'), edition),
    provenance: { ...(title === null ? { headline: 'inferred' } : {}), ...provenance },
  }
  const tagNames = Array.isArray(post.tags) ? [section, ...topics] : []
  const recordTexts = {
    usedTexts: [...usedTexts, title ?? headline, fields.alternativeHeadline, ...tagNames],
    dropped: [],
    otherRepresentationPathPattern,
  }
  const account = accountForRecord(expandPostForAccount(post, postMeta), recordTexts, { fields, markdown })
  return createArticleEvent(context, { fields, markdown, slug: findTextField(post, 'slug'), account })
}
