import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import type { ArticleFields, ArticleSource } from '../../../model/article.ts'
import type { ArticleStatus, StatusName } from '../../../model/status.ts'
import { articleSchema, pageSchema } from '../schema/content-schemas.ts'
import type { statusSchema } from '../schema/status-schema.ts'
import type { ContentFault } from './content-fault.ts'
import { joinKeys } from './field-path.ts'
import { splitFrontMatter } from './front-matter.ts'
import { decodeUtf8 } from './read-utf8.ts'
import { findFieldLine, parseAndCheckYaml, type ValueOrFaults } from './yaml-file.ts'

/** A parsed and validated content file. */
export interface ParsedContentFile<Fields> {
  file: string
  fields: Fields
  markdown: string
}

/** An article's file. */
export interface ParsedArticleFile extends ParsedContentFile<ArticleFields> {
  /** The address of another article that has the same words on the same day. Never part of a release. */
  sameAs: string | null
}

export interface PageFields {
  headline: string
  language: string | null
}

const undefinedToNull = <Value>(value: Value | undefined): Value | null => value ?? null

/** Converts a parsed `source`; absent fields become `null`. */
export const toArticleSource = (
  parsedSource: NonNullable<z.output<typeof articleSchema>['source']>,
): ArticleSource => ({
  ...parsedSource,
  file: undefinedToNull(parsedSource.file),
  record: undefinedToNull(parsedSource.record),
  captured: undefinedToNull(parsedSource.captured),
  imported: undefinedToNull(parsedSource.imported),
})

/** Converts a parsed `status`; absent fields become `null`. */
export const toArticleStatus = ({
  is,
  ...parsedStatus
}: Omit<z.output<typeof statusSchema>, 'is'> & { is: StatusName }): ArticleStatus => ({
  is,
  reason: undefinedToNull(parsedStatus.reason),
  since: undefinedToNull(parsedStatus.since),
  authority: undefinedToNull(parsedStatus.authority),
  showHeadline: parsedStatus.showHeadline,
  names: parsedStatus.names,
  slug: undefinedToNull(parsedStatus.slug),
})

const toArticleFields = (parsedFields: z.output<typeof articleSchema>): ArticleFields => ({
  headline: parsedFields.headline,
  alternativeHeadline: undefinedToNull(parsedFields.alternativeHeadline),
  url: undefinedToNull(parsedFields.url),
  formerly: parsedFields.formerly,
  identifiers: parsedFields.identifiers,
  published: undefinedToNull(parsedFields.published),
  modified: undefinedToNull(parsedFields.modified),
  byline: undefinedToNull(parsedFields.byline),
  authors: parsedFields.authors,
  agency: undefinedToNull(parsedFields.agency),
  signOff: undefinedToNull(parsedFields.signOff),
  section: undefinedToNull(parsedFields.section),
  topics: parsedFields.topics,
  language: undefinedToNull(parsedFields.language),
  notices: parsedFields.notices as ArticleFields['notices'],
  rights: undefinedToNull(parsedFields.rights),
  provenance: parsedFields.provenance,
  source: parsedFields.source ? toArticleSource(parsedFields.source) : null,
  corrections: parsedFields.corrections,
  comments: parsedFields.comments.map(({ id, author, published, text, replyTo }) => ({
    ...(id !== undefined && { id }),
    author: undefinedToNull(author),
    published: undefinedToNull(published),
    text,
    ...(replyTo !== undefined && { replyTo }),
  })),
  status:
    parsedFields.status && parsedFields.status.is !== 'public'
      ? toArticleStatus({ ...parsedFields.status, is: parsedFields.status.is })
      : null,
})

function parseContentFile<Schema extends z.ZodType, Parts extends object>(
  { file, text }: FileText,
  schema: Schema,
  toFileParts: (parsed: z.output<Schema>) => Parts,
): ValueOrFaults<Parts & { file: string; markdown: string }> {
  const contentParts = splitFrontMatter(file, text)
  if ('reason' in contentParts) return { faults: [contentParts] }
  const checkedYaml = parseAndCheckYaml(contentParts.yaml, schema)
  if ('faults' in checkedYaml) return checkedYaml
  return { value: { ...toFileParts(checkedYaml.value), file, markdown: contentParts.markdown } }
}

/** The path and text of a content file. */
interface FileText {
  file: string
  text: string
}

/** Parses the text of an article's file. Returns its fields and Markdown, or every fault. */
export const parseArticleFile = (fileText: FileText): ValueOrFaults<ParsedArticleFile> =>
  parseContentFile(fileText, articleSchema, (parsed) => ({
    fields: toArticleFields(parsed),
    sameAs: undefinedToNull(parsed.sameAs),
  }))

/** Reads and parses an article's file. Returns its fields and Markdown, or every fault. */
export async function readArticleFile(file: string): Promise<ValueOrFaults<ParsedArticleFile>> {
  const textOrFault = decodeUtf8(file, await readFile(file))
  return typeof textOrFault === 'string'
    ? parseArticleFile({ file, text: textOrFault })
    : { faults: [textOrFault] }
}

/** Reads and parses a page's file. Returns its fields and Markdown, or every fault. */
export async function readPageFile(file: string): Promise<ValueOrFaults<ParsedContentFile<PageFields>>> {
  const textOrFault = decodeUtf8(file, await readFile(file))
  if (typeof textOrFault !== 'string') return { faults: [textOrFault] }
  return parseContentFile({ file, text: textOrFault }, pageSchema, ({ headline, language }) => ({
    fields: { headline, language: undefinedToNull(language) },
  }))
}

/**
 * Creates a fault for a field of a content file whose front matter is valid. Reads the file to find the field's line.
 */
export async function createArticleFieldFault(
  file: string,
  fieldPath: readonly PropertyKey[],
  reason: string,
): Promise<ContentFault> {
  const contentParts = splitFrontMatter(file, await readFile(file, 'utf8'))
  const line = 'reason' in contentParts ? 1 : findFieldLine(contentParts.yaml, fieldPath)
  return { file, line, field: joinKeys(fieldPath), reason }
}
