import type { ArticleFields } from '../../../../model/article.ts'
import type { Edition } from '../../../../model/edition.ts'
import type { PartialDate } from '../../../../model/partial-date.ts'
import type { ImportEvent } from '../../importer.ts'
import { accountForRecord } from '../../record/account-for-record.ts'
import { emptyArticle } from '../../record/empty-article.ts'
import {
  type JsonObject,
  lineField,
  textField,
  textValue,
  withoutDuplicates,
} from '../../record/json-values.ts'
import { languageIfForeign } from '../../record/language-if-foreign.ts'
import { parseWrittenDate } from '../../text/parse-written-date.ts'
import { firstOrigin, isOnEditionHost, resolveOldUrl } from '../../urls/resolve-old-url.ts'
import { headlineFrom } from '../records/body-parts.ts'
import { articleEvent, type RecordContext, rejectionEvent, skippedEvent } from '../records/record-context.ts'
import { parseDocuments, renderGhostBody } from './ghost-body.ts'
import type { GhostRelations } from './ghost-relations.ts'

/** Returns the reason why a post was not public, in a word; `null` for a public post. */
function unpublishedReason(post: JsonObject): string | null {
  const status = textField(post, 'status') ?? 'published'
  if (status !== 'published') return status === 'sent' ? 'e-mail only' : status
  const visibility = textField(post, 'visibility') ?? 'public'
  return visibility === 'public' ? null : `for ${visibility} only`
}

/** Parses a date. Early versions of Ghost store milliseconds. */
function parseGhostDate(value: unknown, { language }: Edition): PartialDate | null {
  if (typeof value !== 'number') return parseWrittenDate(textValue(value) ?? '', language)
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? null : parseWrittenDate(date.toISOString(), language)
}

/**
 * Returns a post's URLs. Ghost serves a post at `/<slug>/` unless the site's routes, which are not exported, differ.
 */
function ghostUrls(
  post: JsonObject,
  { briefing }: RecordContext,
): Pick<ArticleFields, 'url' | 'formerly' | 'provenance'> {
  const { edition } = briefing
  const origin = firstOrigin(edition)
  const absolute = (text: string | null) =>
    text === null ? null : resolveOldUrl(text.replace('__GHOST_URL__', origin ?? ''), edition)
  const slug = textField(post, 'slug')
  const statedUrl = absolute(textField(post, 'url'))
  const usual = slug === null ? null : absolute(`/${slug}/`)
  const canonical = absolute(textField(post, 'canonical_url'))
  const formerUrls = [usual, canonical]
    .filter((each) => each !== null)
    .filter((each) => isOnEditionHost(each, edition))
  return {
    url: statedUrl ?? usual,
    formerly: withoutDuplicates(formerUrls).filter((each) => each !== (statedUrl ?? usual)),
    provenance: statedUrl === null && usual !== null ? { url: 'slug' } : {},
  }
}

/** True for a public tag. Tags that begin with `#` are internal. */
const isPublic = (tag: JsonObject) =>
  (textField(tag, 'visibility') ?? 'public') === 'public' && !textField(tag, 'name')?.startsWith('#')

const names = (objects: readonly JsonObject[]) =>
  withoutDuplicates(objects.map((each) => textField(each, 'name')).filter((name) => name !== null))

/** Fields with the post's text in another representation. */
const otherRepresentations = /^(?:html|lexical|mobiledoc|plaintext|markdown|excerpt)(?:\.|$)/

/** Reads a post or page of a Ghost export or of Ghost's Content API. */
export function readGhostPost(
  post: JsonObject,
  relations: GhostRelations,
  setting: RecordContext,
): ImportEvent {
  const reason = unpublishedReason(post)
  if (reason !== null) return skippedEvent(setting, reason)
  const { edition } = setting.briefing
  const meta = relations.metaOf(post)
  const { markdown, read } = renderGhostBody(post, meta, firstOrigin(edition))
  const title = lineField(post, 'title')
  const headline = title ?? headlineFrom(markdown)
  if (headline === '')
    return rejectionEvent(setting, 'has neither a title nor text: add one, or leave it out')
  const [section = null, ...topics] = names(relations.tagsOf(post).filter(isPublic))
  const { provenance, ...addresses } = ghostUrls(post, setting)
  const id = textField(post, 'id')
  const fields: ArticleFields = {
    ...emptyArticle,
    headline,
    alternativeHeadline: textField(post, 'custom_excerpt'),
    ...addresses,
    identifiers: id === null ? {} : { ghost: id },
    published: parseGhostDate(post.published_at, edition),
    modified: parseGhostDate(post.updated_at, edition),
    authors: names(relations.authorsOf(post)),
    section,
    topics,
    language: languageIfForeign(textField(post, 'locale'), edition),
    provenance: { ...(title === null ? { headline: 'inferred' } : {}), ...provenance },
  }
  const tagNames = Array.isArray(post.tags) ? [section, ...topics] : []
  const texts = {
    read: [...read, title ?? headline, fields.alternativeHeadline, ...tagNames],
    dropped: [],
    otherRepresentations,
  }
  const account = accountForRecord(parseDocuments(post, meta), texts, { fields, markdown })
  return articleEvent(setting, { fields, markdown, slug: textField(post, 'slug'), account })
}
