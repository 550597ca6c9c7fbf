import type { z } from 'zod'
import type { TdmPolicy, TermsRule } from '../../../model/terms.ts'
import type { rightsRulesSchema, tdmSchema } from '../schema/rights-schema.ts'

/** The reservation of text and data mining stated in a file; `null` without one. */
export const toTdmPolicy = (parsedTdm: z.output<typeof tdmSchema> | undefined): TdmPolicy | null =>
  parsedTdm ? { reservation: parsedTdm.reservation, policy: parsedTdm.policy ?? null } : null

/** A rule of `rights`, with its absent fields filled in. */
export const toTermsRule = (parsedRule: z.output<typeof rightsRulesSchema>[number]): TermsRule => ({
  conditions: {
    agency: parsedRule.agency ?? null,
    author: parsedRule.author ?? null,
    section: parsedRule.section ?? null,
    from: parsedRule.from ?? null,
    to: parsedRule.to ?? null,
  },
  terms: {
    statement: parsedRule.statement ?? null,
    license: parsedRule.license ?? null,
    holder: parsedRule.holder ?? null,
    text: parsedRule.text ?? null,
    tdm: toTdmPolicy(parsedRule.tdm),
  },
})
