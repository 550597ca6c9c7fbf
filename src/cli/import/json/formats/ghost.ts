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
import { article, type RecordSetting, refused, skipped } from '../records/record.ts'
import { ghostBody, withDocuments } from './ghost-body.ts'
import type { GhostRelations } from './ghost-relations.ts'

/** Returns the reason why a post was not public, in a word; `null` for a public post. */
function withheld(post: JsonObject): string | null {
  const status = textField(post, 'status') ?? 'published'
  if (status !== 'published') return status === 'sent' ? 'e-mail only' : status
  const visibility = textField(post, 'visibility') ?? 'public'
  return visibility === 'public' ? null : `for ${visibility} only`
}

/** Parses a date. Early versions of Ghost store milliseconds. */
function dateOf(value: unknown, { language }: Edition): PartialDate | null {
  if (typeof value !== 'number') return parseWrittenDate(textValue(value) ?? '', language)
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? null : parseWrittenDate(date.toISOString(), language)
}

/**
 * Returns a post's URLs. Ghost serves a post at `/<slug>/` unless the site's routes, which are not exported, differ.
 */
function urls(
  post: JsonObject,
  { briefing }: RecordSetting,
): Pick<ArticleFields, 'url' | 'formerly' | 'provenance'> {
  const { edition } = briefing
  const origin = firstOrigin(edition)
  const absolute = (text: string | null) =>
    text === null ? null : resolveOldUrl(text.replace('__GHOST_URL__', origin ?? ''), edition)
  const slug = textField(post, 'slug')
  const stated = absolute(textField(post, 'url'))
  const usual = slug === null ? null : absolute(`/${slug}/`)
  const canonical = absolute(textField(post, 'canonical_url'))
  const others = [usual, canonical]
    .filter((each) => each !== null)
    .filter((each) => isOnEditionHost(each, edition))
  return {
    url: stated ?? usual,
    formerly: withoutDuplicates(others).filter((each) => each !== (stated ?? usual)),
    provenance: stated === null && usual !== null ? { url: 'slug' } : {},
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
  setting: RecordSetting,
): ImportEvent {
  const why = withheld(post)
  if (why !== null) return skipped(setting, why)
  const { edition } = setting.briefing
  const meta = relations.metaOf(post)
  const { markdown, read } = ghostBody(post, meta, firstOrigin(edition))
  const title = lineField(post, 'title')
  const headline = title ?? headlineFrom(markdown)
  if (headline === '') return refused(setting, 'has neither a title nor text')
  const [section = null, ...topics] = names(relations.tagsOf(post).filter(isPublic))
  const { provenance, ...addresses } = urls(post, setting)
  const id = textField(post, 'id')
  const fields: ArticleFields = {
    ...emptyArticle,
    headline,
    alternativeHeadline: textField(post, 'custom_excerpt'),
    ...addresses,
    identifiers: id === null ? {} : { ghost: id },
    published: dateOf(post.published_at, edition),
    modified: dateOf(post.updated_at, edition),
    authors: names(relations.authorsOf(post)),
    section,
    topics,
    language: languageIfForeign(textField(post, 'locale'), edition),
    provenance: { ...(title === null ? { headline: 'inferred' } : {}), ...provenance },
  }
  const named = Array.isArray(post.tags) ? [section, ...topics] : []
  const texts = {
    read: [...read, title ?? headline, fields.alternativeHeadline, ...named],
    dropped: [],
    otherRepresentations,
  }
  const account = accountForRecord(withDocuments(post, meta), texts, { fields, markdown })
  return article(setting, { fields, markdown, slug: textField(post, 'slug'), account })
}
