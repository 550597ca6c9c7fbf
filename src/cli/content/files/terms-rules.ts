import type { z } from 'zod'
import type { TdmPolicy, TermsRule } from '../../../model/terms.ts'
import type { rightsRulesSchema, tdmSchema } from '../schema/rights-schema.ts'

/** The reservation of text and data mining stated in a file; `null` without one. */
export const toTdmPolicy = (parsed: z.output<typeof tdmSchema> | undefined): TdmPolicy | null =>
  parsed ? { reservation: parsed.reservation, policy: parsed.policy ?? null } : null

/** A rule of `rights`, with its absent fields filled in. */
export const toTermsRule = (parsed: z.output<typeof rightsRulesSchema>[number]): TermsRule => ({
  conditions: {
    agency: parsed.agency ?? null,
    author: parsed.author ?? null,
    section: parsed.section ?? null,
    from: parsed.from ?? null,
    to: parsed.to ?? null,
  },
  terms: {
    statement: parsed.statement ?? null,
    license: parsed.license ?? null,
    holder: parsed.holder ?? null,
    text: parsed.text ?? null,
    tdm: toTdmPolicy(parsed.tdm),
  },
})
