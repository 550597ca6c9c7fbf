import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import type { ArticleFields, ArticleSource } from '../../../model/article.ts'
import type { ArticleStatus, StatusName } from '../../../model/status.ts'
import { articleSchema, pageSchema } from '../schema/content-schemas.ts'
import type { statusSchema } from '../schema/status-schema.ts'
import type { ContentFault } from './content-fault.ts'
import { splitFrontMatter } from './front-matter.ts'
import { type CheckResult, checkYaml, lineOfField } from './yaml-file.ts'

/** A parsed and validated content file. */
export interface ContentFile<Fields> {
  file: string
  fields: Fields
  markdown: string
}

export interface PageFields {
  headline: string
  language: string | null
}

const orNull = <Value>(value: Value | undefined): Value | null => value ?? null

/** Converts a source from YAML or JSON; an absent field becomes `null`. */
export const toSource = (read: NonNullable<z.output<typeof articleSchema>['source']>): ArticleSource => ({
  ...read,
  file: orNull(read.file),
  record: orNull(read.record),
  captured: orNull(read.captured),
  imported: orNull(read.imported),
})

/** Converts a status from YAML or JSON; an absent field becomes `null`. */
export const toStatus = ({
  is,
  ...read
}: Omit<z.output<typeof statusSchema>, 'is'> & { is: StatusName }): ArticleStatus => ({
  is,
  reason: orNull(read.reason),
  since: orNull(read.since),
  authority: orNull(read.authority),
  showHeadline: read.showHeadline,
  names: read.names,
  slug: orNull(read.slug),
})

const toArticle = (read: z.output<typeof articleSchema>): ArticleFields => ({
  headline: read.headline,
  alternativeHeadline: orNull(read.alternativeHeadline),
  url: orNull(read.url),
  formerly: read.formerly,
  identifiers: read.identifiers,
  published: orNull(read.published),
  modified: orNull(read.modified),
  byline: orNull(read.byline),
  authors: read.authors,
  agency: orNull(read.agency),
  signOff: orNull(read.signOff),
  section: orNull(read.section),
  topics: read.topics,
  language: orNull(read.language),
  notices: read.notices as ArticleFields['notices'],
  rights: orNull(read.rights),
  provenance: read.provenance,
  source: read.source ? toSource(read.source) : null,
  corrections: read.corrections,
  status:
    read.status && read.status.is !== 'public' ? toStatus({ ...read.status, is: read.status.is }) : null,
})

function check<Schema extends z.ZodType, Fields>(
  { file, text }: FileText,
  schema: Schema,
  toFields: (read: z.output<Schema>) => Fields,
): CheckResult<ContentFile<Fields>> {
  const parts = splitFrontMatter(file, text)
  if ('reason' in parts) return { faults: [parts] }
  const checked = checkYaml(parts.yaml, schema)
  if ('faults' in checked) return checked
  return { value: { file, fields: toFields(checked.value), markdown: parts.markdown } }
}

/** The path and text of a content file. */
interface FileText {
  file: string
  text: string
}

/** Parses an article's file. Returns its fields and Markdown, or every fault. */
export const parseArticleFile = (read: FileText): CheckResult<ContentFile<ArticleFields>> =>
  check(read, articleSchema, toArticle)

/** Reads and parses an article's file. Returns its fields and Markdown, or every fault. */
export const readArticleFile = async (file: string): Promise<CheckResult<ContentFile<ArticleFields>>> =>
  parseArticleFile({ file, text: await readFile(file, 'utf8') })

/** Reads and parses a page's file. Returns its fields and Markdown, or every fault. */
export async function readPageFile(file: string): Promise<CheckResult<ContentFile<PageFields>>> {
  const text = await readFile(file, 'utf8')
  return check({ file, text }, pageSchema, ({ headline, language }) => ({
    headline,
    language: orNull(language),
  }))
}

/** Creates a fault in one field of a content file that is itself valid. */
export async function articleFieldFault(
  file: string,
  path: readonly PropertyKey[],
  reason: string,
): Promise<ContentFault> {
  const parts = splitFrontMatter(file, await readFile(file, 'utf8'))
  const line = 'reason' in parts ? 1 : lineOfField(parts.yaml, path)
  return { file, line, field: path.join('.'), reason }
}
