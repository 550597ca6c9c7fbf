import { z } from 'zod'
import * as addressField from './address-fields.ts'
import * as field from './fields.ts'

/** The reservation of text and data mining, as the TDM Reservation Protocol defines it. */
export const tdmSchema = z.strictObject(
  {
    reservation: z
      .enum(['0', '1'], 'must be 1 (reserved) or 0 (not reserved)')
      .transform((reservation) => Number(reservation)),
    policy: addressField.url.optional(),
  },
  'must be fields: write { reservation: 1 } if text and data mining is reserved, { reservation: 0 } if it is not, or { reservation: 1, policy: https://… }',
)

const rightsRuleSchema = z
  .strictObject(
    {
      agency: field.name.optional(),
      author: field.name.optional(),
      section: field.name.optional(),
      from: field.date.optional(),
      to: field.date.optional(),
      statement: field.rightsStatement.optional(),
      license: field.license.optional(),
      holder: field.text.optional(),
      text: field.text.optional(),
      tdm: tdmSchema.optional(),
    },
    'must be a rule: write one such as { agency: AFP, holder: AFP }',
  )
  .refine(field.isPeriodInOrder, field.reversedPeriodMessage)
  .refine(
    ({ statement, license, holder, text, tdm }) => statement ?? license ?? holder ?? text ?? tdm,
    'says nothing about rights: write a statement, license, holder, text or tdm',
  )

const hasNoCondition = ({ agency, author, section, from, to }: z.output<typeof rightsRuleSchema>) =>
  [agency, author, section, from, to].every((condition) => condition === undefined)

/** Rules about the rights in an edition's articles. The first rule that matches an article applies to it. */
export const rightsRulesSchema = z
  .array(rightsRuleSchema, 'must be a list of rules: write one such as [{ agency: AFP, holder: AFP }]')
  .default([])
  .superRefine((rules, context) => {
    for (const [index, rule] of rules.slice(0, -1).entries())
      if (hasNoCondition(rule))
        context.addIssue({
          code: 'custom',
          path: [index],
          message: 'has no condition, so the rules after it never apply: put it last',
        })
  })
