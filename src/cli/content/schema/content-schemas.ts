import { z } from 'zod'
import { customFieldTargets, taxonomyTermTargets } from '../../../model/edition.ts'
import { compareDates } from '../../../model/partial-date.ts'
import { commentsSchema } from './comments-schema.ts'
import * as field from './fields.ts'
import { rightsRulesSchema, tdmSchema } from './rights-schema.ts'
import { statusSchema } from './status-schema.ts'

/** Schema of `content/archive.yaml`. */
export const archiveSchema = z.strictObject({
  name: field.text,
  url: field.origin,
  language: field.language,
  contentSignal: field.contentSignal.optional(),
  retention: field.dayCount.default(365),
  tdm: tdmSchema.optional(),
  crawlers: z
    .record(field.crawlerName, z.enum(['allow', 'disallow'], 'must be allow or disallow'))
    .default({}),
  hsts: z.enum(['host', 'subdomains'], 'must be host or subdomains').default('host'),
})

const correctionFormSchema = z.strictObject({ keeper: field.text, turnstile: field.turnstileKey.optional() })

/**
 * Schema of `corrections`: `mail`, `none`, or `form` with its settings. A word on its own is a policy without
 * settings.
 */
const correctionsPolicySchema = z
  .preprocess(
    (value) => (typeof value === 'string' ? { [value]: {} } : value),
    z
      .strictObject(
        {
          mail: z.strictObject({}).optional(),
          none: z.strictObject({}).optional(),
          form: correctionFormSchema.optional(),
        },
        'must be mail, none or form',
      )
      .refine((policy) => Object.keys(policy).length === 1, 'must be mail, none or form'),
  )
  .default({ mail: {} })

const gapSchema = z
  .strictObject(
    { from: field.date, to: field.date, reason: field.text },
    'must be two dates and a reason: - { from: 2014-01, to: 2014-06, reason: … }',
  )
  .refine(({ from, to }) => compareDates(from, to) <= 0, 'ends before it begins: swap from and to')

const importSelectionMessage =
  'must be a list of the kinds to import, or fields: { types: […], taxonomies: {…}, fields: {…} }'

/** Schema of `take`: the kinds of records to import. A list on its own means `types`. */
const importSelectionSchema = z
  .preprocess(
    (value) => (Array.isArray(value) ? { types: value } : value),
    z.strictObject(
      {
        types: z.array(field.text).default([]),
        taxonomies: z
          .record(field.text, z.enum(taxonomyTermTargets, `must be one of ${taxonomyTermTargets.join(', ')}`))
          .default({}),
        fields: z
          .record(field.text, z.enum(customFieldTargets, `must be one of ${customFieldTargets.join(', ')}`))
          .default({}),
      },
      importSelectionMessage,
    ),
  )
  .default({ types: [], taxonomies: {}, fields: {} })

const oldListPathsSchema = z.array(field.oldListPath).default([])

/** Schema of `withhold`: the articles and pictures to withhold. */
const withholdSchema = z.strictObject({
  agency: z.array(field.name).default([]),
  author: z.array(field.name).default([]),
  pictures: z.array(field.sha256).default([]),
  reason: field.text.optional(),
  since: field.date.optional(),
  authority: field.text.optional(),
})

/** Schema of `content/<edition>/edition.yaml`. */
export const editionSchema = z.strictObject({
  name: field.text,
  language: field.language,
  parent: field.text.optional(),
  founded: field.date.optional(),
  closed: field.date.optional(),
  hosts: z.array(field.host).default([]),
  identity: field.text.optional(),
  timeZone: field.timeZone.default('UTC'),
  query: z.array(field.text).default([]),
  notices: field.notices.default({}),
  correction: field.text.optional(),
  contact: field.email.optional(),
  corrections: correctionsPolicySchema,
  accent: field.accent.optional(),
  extract: z
    .strictObject({
      body: field.selector.optional(),
      headline: field.selector.optional(),
      drop: z.array(field.selector).default([]),
    })
    .optional(),
  take: importSelectionSchema,
  gaps: z.array(gapSchema).default([]),
  comments: z.enum(['yes', 'no'], 'must be yes or no').default('no'),
  collections: z
    .strictObject({ sections: oldListPathsSchema, topics: oldListPathsSchema, authors: oldListPathsSchema })
    .default({ sections: [], topics: [], authors: [] }),
  withhold: withholdSchema.optional(),
  rights: rightsRulesSchema,
  names: z.record(field.name, field.citedName).default({}),
  place: field.text.optional(),
  issn: field.issn.optional(),
  bulk: z.enum(['yes', 'no'], 'must be yes or no').default('no'),
})

const correctionSchema = z.strictObject(
  { published: field.date, text: field.text },
  'must be a date and text: - { published: 2026-03-02, text: … }',
)

/** Schema of the front matter in `content/<edition>/articles/YYYY/MM/<slug>.md`. */
export const articleSchema = z.strictObject({
  headline: field.text,
  alternativeHeadline: field.text.optional(),
  url: field.url.optional(),
  formerly: z.array(field.url).default([]),
  sameAs: field.address.optional(),
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
  corrections: z.array(correctionSchema).default([]),
  comments: commentsSchema.default([]),
  status: statusSchema.optional(),
})

/** Schema of the front matter in `content/<edition>/pages/<slug>.md`. */
export const pageSchema = z.strictObject({ headline: field.text, language: field.language.optional() })
