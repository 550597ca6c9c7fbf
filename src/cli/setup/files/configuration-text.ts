import { Document, isScalar, type Pair, type Scalar, visit } from 'yaml'
import { toDocsPath } from '../../content/files/to-docs-path.ts'
import type { Answers } from '../answers/question.ts'
import type { EditionProposal } from '../propose-edition.ts'

/** The fields of a configuration file, its heading, and comments above some of the fields. */
interface ConfigurationContent {
  heading: string
  fields: Record<string, unknown>
  comments: Record<string, string>
}

/** Formats YAML as a person would write it: with lists on one line and without folded text. */
const yamlFormat = { lineWidth: 0, singleQuote: true, flowCollectionPadding: false } as const

const isEmptyValue = (value: unknown) =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value ?? {}).length === 0)

/** Formats a configuration file, without empty fields. Every value is text. */
function formatConfiguration({ heading, fields, comments }: ConfigurationContent): string {
  const commentByField = new Map(Object.entries(comments))
  const filledFields = Object.entries(fields).filter(([, value]) => !isEmptyValue(value))
  const document = new Document(Object.fromEntries(filledFields), { schema: 'failsafe' })
  visit(document, {
    Seq: (_, list) => {
      list.flow = true
    },
    Pair: (_, { key }: Pair) => {
      const comment = isScalar(key) ? commentByField.get(String(key.value)) : undefined
      if (comment !== undefined) (key as Scalar).commentBefore = ` ${comment}`
    },
  })
  return `# ${heading}\n${document.toString(yamlFormat)}`
}

/** Formats `archive.yaml`. */
export const formatArchiveFile = ({ archiveName, url, language }: Answers): string =>
  formatConfiguration({
    heading: `The archive as a whole (${toDocsPath('content.md')}).`,
    fields: { name: archiveName, url, language },
    comments: { url: 'The address at which the archive will be. Correct it before you deploy.' },
  })

/** Formats `edition.yaml`. */
export function formatEditionFile(answers: Answers, proposal: EditionProposal): string {
  const { hosts, urlIdPattern, queryParameters, formerListPaths } = proposal
  const { name, language, founded, closed, timeZone, contact } = answers
  return formatConfiguration({
    heading: `One newspaper in one language (${toDocsPath('content.md')} describes every field).`,
    fields: {
      name,
      language,
      founded,
      closed,
      hosts,
      identity: urlIdPattern,
      query: queryParameters,
      timeZone,
      contact,
      collections: formerListPaths,
    },
    comments: {
      ...(founded === proposal.founded && {
        founded: 'The dates of the first and the last article. Correct them if the newspaper lived longer.',
      }),
      identity: 'The pattern of the part of an old address that every redesign kept.',
      query: 'The parameters of old addresses (after ?) that tell articles apart.',
      collections: 'The old addresses of sections, topics and authors, which lead to their lists.',
    },
  })
}
