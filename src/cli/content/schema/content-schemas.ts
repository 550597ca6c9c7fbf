import { z } from 'zod'
import { customFieldTargets, taxonomyTermTargets } from '../../../model/edition.ts'
import * as addressField from './address-fields.ts'
import { commentsSchema } from './comments-schema.ts'
import * as field from './fields.ts'
import { rightsRulesSchema, tdmSchema } from './rights-schema.ts'
import { statusSchema } from './status-schema.ts'

/** Schema of `content/archive.yaml`. */
export const archiveSchema = z.strictObject({
  name: field.requiredText,
  url: addressField.origin,
  language: field.language,
  contentSignal: field.contentSignal.optional(),
  retention: field.dayCount.default(365),
  tdm: tdmSchema.optional(),
  crawlers: z
    .record(field.crawlerName, z.enum(['allow', 'disallow'], 'must be allow or disallow'))
    .default({}),
  hsts: z.enum(['host', 'subdomains'], 'must be host or subdomains').default('host'),
})

const correctionFormSchema = z.strictObject({
  keeper: field.requiredText,
  turnstile: field.turnstileKey.optional(),
})

const correctionsPolicyMessage =
  'must be mail, none or a form: write { form: { keeper: "…" } }, with the name of the person who reads the requests'

/**
 * Schema of `corrections`: `mail`, `none`, or `form` with its settings. A word on its own is a policy without
 * settings.
 */
const correctionsPolicySchema = z
  .preprocess(
    (value) => (value === 'mail' || value === 'none' ? { [value]: {} } : value),
    z
      .strictObject(
        {
          mail: z.strictObject({}).optional(),
          none: z.strictObject({}).optional(),
          form: correctionFormSchema.optional(),
        },
        correctionsPolicyMessage,
      )
      .refine((policy) => Object.keys(policy).length === 1, correctionsPolicyMessage),
  )
  .default({ mail: {} })

const gapExample = '{ from: 2014-01, to: 2014-06, reason: "…" }'

const gapSchema = z
  .strictObject(
    { from: field.date, to: field.date, reason: field.requiredText },
    `must be two dates and a reason: write ${gapExample}`,
  )
  .refine(field.isPeriodInOrder, field.reversedPeriodMessage)

const createChoiceMessage = (choices: readonly string[]) =>
  `must be ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(choices)}`

const importSelectionMessage =
  'must be a list of the kinds to import, or fields: write [page, dossier] or { types: […], taxonomies: {…}, fields: {…} }'

/** Schema of `take`: the kinds of records to import. A list on its own means `types`. */
const importSelectionSchema = z
  .preprocess(
    (value) => (Array.isArray(value) ? { types: value } : value),
    z.strictObject(
      {
        types: z.array(field.text).default([]),
        taxonomies: z
          .record(field.text, z.enum(taxonomyTermTargets, createChoiceMessage(taxonomyTermTargets)))
          .default({}),
        fields: z
          .record(field.text, z.enum(customFieldTargets, createChoiceMessage(customFieldTargets)))
          .default({}),
      },
      importSelectionMessage,
    ),
  )
  .default({ types: [], taxonomies: {}, fields: {} })

const oldListPathsSchema = z.array(field.oldListPath).default([])

/** Schema of `withhold`: the articles and pictures to withhold. */
const withholdSchema = z.strictObject(
  {
    agency: z.array(field.name).default([]),
    author: z.array(field.name).default([]),
    pictures: z.array(field.pictureDigest).default([]),
    reason: field.text.optional(),
    since: field.date.optional(),
    authority: field.text.optional(),
  },
  'must be fields: write { agency: [AFP], reason: "…" }',
)

/** Schema of `content/<edition>/edition.yaml`. */
export const editionSchema = z.strictObject({
  name: field.requiredText,
  language: field.language,
  parent: field.text.optional(),
  founded: field.date.optional(),
  closed: field.date.optional(),
  hosts: z.array(addressField.host).default([]),
  identity: field.text.optional(),
  timeZone: field.timeZone.default('UTC'),
  query: z.array(field.text).default([]),
  notices: field.notices.default({}),
  correction: field.text.optional(),
  contact: addressField.email.optional(),
  corrections: correctionsPolicySchema,
  accent: field.accent.optional(),
  extract: z
    .strictObject(
      {
        body: field.selector.optional(),
        headline: field.selector.optional(),
        drop: z.array(field.selector).default([]),
      },
      'must be the fields body, headline or drop: write { body: "article .entry-body" }',
    )
    .optional(),
  take: importSelectionSchema,
  gaps: z.array(gapSchema, `must be a list of periods: write [${gapExample}]`).default([]),
  comments: z.enum(['yes', 'no'], 'must be yes or no').default('no'),
  collections: z
    .strictObject(
      { sections: oldListPathsSchema, topics: oldListPathsSchema, authors: oldListPathsSchema },
      "must be the fields sections, topics or authors: write { topics: ['/news/{name}/'] }",
    )
    .default({ sections: [], topics: [], authors: [] }),
  withhold: withholdSchema.optional(),
  rights: rightsRulesSchema,
  names: z.record(field.name, field.citedName).default({}),
  place: field.text.optional(),
  issn: field.issn.optional(),
  bulk: z.enum(['yes', 'no'], 'must be yes or no').default('no'),
})

const correctionExample = '{ published: 2026-03-02, text: "…" }'

const correctionSchema = z.strictObject(
  { published: field.date, text: field.requiredText },
  `must be a date and text: write ${correctionExample}`,
)

/** Schema of the front matter in `content/<edition>/articles/YYYY/MM/<slug>.md`. */
export const articleSchema = z.strictObject({
  headline: field.requiredText,
  alternativeHeadline: field.text.optional(),
  url: addressField.url.optional(),
  formerly: z.array(addressField.url).default([]),
  sameAs: addressField.address.optional(),
  identifiers: z.record(field.text, field.text).default({}),
  published: field.date.optional(),
  modified: field.date.optional(),
  byline: field.text.optional(),
  authors: z.array(field.text).default([]),
  agency: field.text.optional(),
  signOff: field.text.optional(),
  section: field.text.optional(),
  topics: z.array(field.text).default([]),
  language: field.language.optional(),
  notices: field.notices.default({}),
  rights: field.text.optional(),
  provenance: z.record(field.text, field.text).default({}),
  source: z
    .strictObject({
      sha256: field.sha256,
      mediaType: field.text,
      importer: field.text,
      file: field.text.optional(),
      record: field.text.optional(),
      captured: field.date.optional(),
      earlier: z.array(field.text).default([]),
      imported: field.text.optional(),
    })
    .optional(),
  corrections: z
    .array(correctionSchema, `must be a list of dates and texts: write [${correctionExample}]`)
    .default([]),
  comments: commentsSchema.default([]),
  status: statusSchema.optional(),
})

/** Schema of the front matter in `content/<edition>/pages/<slug>.md`. */
export const pageSchema = z.strictObject({
  headline: field.requiredText,
  language: field.language.optional(),
})
