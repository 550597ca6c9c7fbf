import type { z } from 'zod'
import type { TdmPolicy, TermsRule } from '../../../model/terms.ts'
import type { rightsRulesSchema, tdmSchema } from '../schema/rights-schema.ts'

/** Converts a parsed reservation of text and data mining. Returns `null` if there is none. */
export const toTdmPolicy = (parsedTdm: z.output<typeof tdmSchema> | undefined): TdmPolicy | null =>
  parsedTdm ? { reservation: parsedTdm.reservation, policy: parsedTdm.policy ?? null } : null

/** Converts a parsed rule of `rights`; absent fields become `null`. */
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
