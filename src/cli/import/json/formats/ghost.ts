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
import { findEditionOrigin, isOnEditionHost, resolveOldUrl } from '../../urls/resolve-old-url.ts'
import {
  createArticleEvent,
  createRecordRejection,
  createSkippedRecord,
  type RecordContext,
} from '../records/record-context.ts'
import { parseEditorDocuments, renderGhostBody } from './ghost-body.ts'
import type { GhostRelations } from './ghost-relations.ts'

/** Returns a short reason why a post was not public; `null` for a public post. */
function findUnpublishedReason(post: JsonObject): string | null {
  const status = findTextField(post, 'status') ?? 'published'
  if (status !== 'published') return status === 'sent' ? 'e-mail only' : status
  const visibility = findTextField(post, 'visibility') ?? 'public'
  return visibility === 'public' ? null : `for ${visibility} only`
}

/** Parses a date. Early versions of Ghost store milliseconds. */
function parseGhostDate(value: unknown, { language }: Edition): PartialDate | null {
  if (typeof value !== 'number') return parseWrittenDate(toText(value) ?? '', language)
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? null : parseWrittenDate(date.toISOString(), language)
}

/**
 * Returns a post's URLs. Ghost serves a post at `/<slug>/` unless the site's routes, which are not exported, differ.
 */
function findPostUrls(
  post: JsonObject,
  { briefing }: RecordContext,
): Pick<ArticleFields, 'url' | 'formerly' | 'provenance'> {
  const { edition } = briefing
  const origin = findEditionOrigin(edition)
  const makeAbsolute = (text: string | null) =>
    text === null ? null : resolveOldUrl(text.replace('__GHOST_URL__', origin ?? ''), edition)
  const slug = findTextField(post, 'slug')
  const statedUrl = makeAbsolute(findTextField(post, 'url'))
  const usualUrl = slug === null ? null : makeAbsolute(`/${slug}/`)
  const canonical = makeAbsolute(findTextField(post, 'canonical_url'))
  const formerUrls = [usualUrl, canonical]
    .filter((each) => each !== null)
    .filter((each) => isOnEditionHost(each, edition))
  return {
    url: statedUrl ?? usualUrl,
    formerly: removeDuplicates(formerUrls).filter((each) => each !== (statedUrl ?? usualUrl)),
    provenance: statedUrl === null && usualUrl !== null ? { url: 'slug' } : {},
  }
}

/** True for a public tag. Tags that begin with `#` are internal. */
const isPublicTag = (tag: JsonObject) =>
  (findTextField(tag, 'visibility') ?? 'public') === 'public' && !findTextField(tag, 'name')?.startsWith('#')

const listUniqueNames = (objects: readonly JsonObject[]) =>
  removeDuplicates(objects.map((each) => findTextField(each, 'name')).filter((name) => name !== null))

/** Fields with the post's text in another representation. */
const otherRepresentationPattern = /^(?:html|lexical|mobiledoc|plaintext|markdown|excerpt)(?:\.|$)/

const emptyArticleReason = 'has neither a title nor text: add one of them, or leave the article out'

/** Reads a post or page of a Ghost export or of Ghost's Content API. */
export function readGhostPost(
  post: JsonObject,
  relations: GhostRelations,
  context: RecordContext,
): ImportEvent {
  const reason = findUnpublishedReason(post)
  if (reason !== null) return createSkippedRecord(context, reason)
  const { edition } = context.briefing
  const meta = relations.metaOf(post)
  const { markdown, usedTexts } = renderGhostBody(post, meta, findEditionOrigin(edition))
  const title = findLineField(post, 'title')
  const headline = title ?? guessHeadline(markdown)
  if (headline === '') return createRecordRejection(context, emptyArticleReason)
  const [section = null, ...topics] = listUniqueNames(relations.tagsOf(post).filter(isPublicTag))
  const { provenance, ...addresses } = findPostUrls(post, context)
  const id = findTextField(post, 'id')
  const fields: ArticleFields = {
    ...emptyArticleFields,
    headline,
    alternativeHeadline: findTextField(post, 'custom_excerpt'),
    ...addresses,
    identifiers: id === null ? {} : { ghost: id },
    published: parseGhostDate(post.published_at, edition),
    modified: parseGhostDate(post.updated_at, edition),
    authors: listUniqueNames(relations.authorsOf(post)),
    section,
    topics,
    language: findForeignLanguage(findTextField(post, 'locale'), edition),
    provenance: { ...(title === null ? { headline: 'inferred' } : {}), ...provenance },
  }
  const tagNames = Array.isArray(post.tags) ? [section, ...topics] : []
  const accountedTexts = {
    usedTexts: [...usedTexts, title ?? headline, fields.alternativeHeadline, ...tagNames],
    dropped: [],
    otherRepresentationPattern,
  }
  const account = accountForRecord(parseEditorDocuments(post, meta), accountedTexts, { fields, markdown })
  return createArticleEvent(context, { fields, markdown, slug: findTextField(post, 'slug'), account })
}
