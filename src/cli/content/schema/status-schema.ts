import { z } from 'zod'
import * as field from './fields.ts'

const statusNames = ['public', 'noindex', 'anonymised', 'withheld', 'gone'] as const

const statusFieldsSchema = z.strictObject(
  {
    is: z.enum(statusNames, 'must be public, noindex, anonymised, withheld or gone'),
    reason: field.text.optional(),
    since: field.date.optional(),
    authority: field.text.optional(),
    showHeadline: z
      .enum(['true', 'false'], 'must be true or false')
      .default('false')
      .transform((value) => value === 'true'),
    names: z.record(field.name, field.text).default({}),
    slug: field.slug.optional(),
  },
  'must be a name or fields, such as gone or { is: gone, reason: … }',
)

/** Fields that have an effect only with certain statuses, and those statuses. */
const fieldStatusRules: {
  fieldName: keyof z.output<typeof statusFieldsSchema>
  statuses: readonly string[]
}[] = [
  { fieldName: 'authority', statuses: ['withheld'] },
  { fieldName: 'showHeadline', statuses: ['withheld', 'gone'] },
  { fieldName: 'names', statuses: ['anonymised'] },
  { fieldName: 'slug', statuses: ['anonymised'] },
]

const isNonEmpty = (value: unknown) =>
  typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value)

/** An article's `status`: a name on its own, or fields with the name in `is`. */
export const statusSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { is: value } : value),
  statusFieldsSchema.superRefine((status, context) => {
    const reportProblem = (fieldName: string, message: string) =>
      context.addIssue({ code: 'custom', path: [fieldName], message })
    for (const { fieldName, statuses } of fieldStatusRules)
      if (isNonEmpty(status[fieldName]) && !statuses.includes(status.is))
        reportProblem(
          fieldName,
          `has no effect with the status ${status.is}: remove it, or change the status to ${statuses.join(' or ')}`,
        )
    if (status.is === 'anonymised' && !isNonEmpty(status.names))
      reportProblem(
        'names',
        'is missing: write the status as { is: anonymised, names: { "Jane Roe": "J. R." } }, with each name and its replacement',
      )
  }),
)
