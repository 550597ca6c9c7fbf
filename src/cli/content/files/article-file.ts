import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import type { ArticleFields, ArticleSource } from '../../../model/article.ts'
import type { ArticleStatus, StatusName } from '../../../model/status.ts'
import { articleSchema, pageSchema } from '../schema/content-schemas.ts'
import type { statusSchema } from '../schema/status-schema.ts'
import type { ContentFault } from './content-fault.ts'
import { splitFrontMatter } from './front-matter.ts'
import { decodeUtf8 } from './read-utf8.ts'
import { joinFieldPath } from './schema-messages.ts'
import { type CheckResult, checkYaml, lineOfField } from './yaml-file.ts'

/** A parsed and validated content file. */
export interface ContentFile<Fields> {
  file: string
  fields: Fields
  markdown: string
}

/** An article's file. */
export interface ArticleFile extends ContentFile<ArticleFields> {
  /** The address of another article that may have the same words and date; never part of a release. */
  sameAs: string | null
}

export interface PageFields {
  headline: string
  language: string | null
}

const orNull = <Value>(value: Value | undefined): Value | null => value ?? null

/** Converts a source from YAML or JSON; an absent field becomes `null`. */
export const toArticleSource = (
  parsed: NonNullable<z.output<typeof articleSchema>['source']>,
): ArticleSource => ({
  ...parsed,
  file: orNull(parsed.file),
  record: orNull(parsed.record),
  captured: orNull(parsed.captured),
  imported: orNull(parsed.imported),
})

/** Converts a status from YAML or JSON; an absent field becomes `null`. */
export const toArticleStatus = ({
  is,
  ...parsed
}: Omit<z.output<typeof statusSchema>, 'is'> & { is: StatusName }): ArticleStatus => ({
  is,
  reason: orNull(parsed.reason),
  since: orNull(parsed.since),
  authority: orNull(parsed.authority),
  showHeadline: parsed.showHeadline,
  names: parsed.names,
  slug: orNull(parsed.slug),
})

const toArticle = (parsed: z.output<typeof articleSchema>): ArticleFields => ({
  headline: parsed.headline,
  alternativeHeadline: orNull(parsed.alternativeHeadline),
  url: orNull(parsed.url),
  formerly: parsed.formerly,
  identifiers: parsed.identifiers,
  published: orNull(parsed.published),
  modified: orNull(parsed.modified),
  byline: orNull(parsed.byline),
  authors: parsed.authors,
  agency: orNull(parsed.agency),
  signOff: orNull(parsed.signOff),
  section: orNull(parsed.section),
  topics: parsed.topics,
  language: orNull(parsed.language),
  notices: parsed.notices as ArticleFields['notices'],
  rights: orNull(parsed.rights),
  provenance: parsed.provenance,
  source: parsed.source ? toArticleSource(parsed.source) : null,
  corrections: parsed.corrections,
  comments: parsed.comments.map(({ id, author, published, text, replyTo }) => ({
    ...(id !== undefined && { id }),
    author: orNull(author),
    published: orNull(published),
    text,
    ...(replyTo !== undefined && { replyTo }),
  })),
  status:
    parsed.status && parsed.status.is !== 'public'
      ? toArticleStatus({ ...parsed.status, is: parsed.status.is })
      : null,
})

function parseContentFile<Schema extends z.ZodType, Parts extends object>(
  { file, text }: FileText,
  schema: Schema,
  toParts: (parsed: z.output<Schema>) => Parts,
): CheckResult<Parts & { file: string; markdown: string }> {
  const parts = splitFrontMatter(file, text)
  if ('reason' in parts) return { faults: [parts] }
  const checked = checkYaml(parts.yaml, schema)
  if ('faults' in checked) return checked
  return { value: { ...toParts(checked.value), file, markdown: parts.markdown } }
}

/** The path and text of a content file. */
interface FileText {
  file: string
  text: string
}

/** Parses an article's file. Returns its fields and Markdown, or every fault. */
export const parseArticleFile = (source: FileText): CheckResult<ArticleFile> =>
  parseContentFile(source, articleSchema, (parsed) => ({
    fields: toArticle(parsed),
    sameAs: orNull(parsed.sameAs),
  }))

/** Reads and parses an article's file. Returns its fields and Markdown, or every fault. */
export async function readArticleFile(file: string): Promise<CheckResult<ArticleFile>> {
  const text = decodeUtf8(file, await readFile(file))
  return typeof text === 'string' ? parseArticleFile({ file, text }) : { faults: [text] }
}

/** Reads and parses a page's file. Returns its fields and Markdown, or every fault. */
export async function readPageFile(file: string): Promise<CheckResult<ContentFile<PageFields>>> {
  const text = decodeUtf8(file, await readFile(file))
  if (typeof text !== 'string') return { faults: [text] }
  return parseContentFile({ file, text }, pageSchema, ({ headline, language }) => ({
    fields: { headline, language: orNull(language) },
  }))
}

/** Creates a fault in one field of a content file that is itself valid. */
export async function createArticleFieldFault(
  file: string,
  path: readonly PropertyKey[],
  reason: string,
): Promise<ContentFault> {
  const parts = splitFrontMatter(file, await readFile(file, 'utf8'))
  const line = 'reason' in parts ? 1 : lineOfField(parts.yaml, path)
  return { file, line, field: joinFieldPath(path), reason }
}
