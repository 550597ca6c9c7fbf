import type { ArticleFields } from '../../../model/article.ts'
import { slugifyName } from '../../../model/slug.ts'
import type { TermsRule } from '../../../model/terms.ts'
import { NameFinder } from '../../content/names/find-names.ts'

/** True if one of the texts contains the name as whole words. */
const isNamedInTexts = (name: string, texts: readonly (string | null)[]): boolean => {
  const nameFinder = new NameFinder([name])
  return texts.some((text) => text !== null && nameFinder.findNames(text).length > 0)
}

/**
 * True if a date is within a period, whose start and end may be less precise than a day. An undated article is within
 * a period only if the period has neither start nor end.
 */
const isWithinPeriod = (date: string | null, from: string | null, to: string | null): boolean =>
  date === null
    ? from === null && to === null
    : (from === null || date.slice(0, from.length) >= from) && (to === null || date.slice(0, to.length) <= to)

function meetsRuleConditions(fields: ArticleFields, { conditions }: TermsRule): boolean {
  const { agency, author, section, from, to } = conditions
  const { byline, authors } = fields
  return (
    (section === null || (fields.section !== null && slugifyName(fields.section) === slugifyName(section))) &&
    isWithinPeriod(fields.published, from, to) &&
    (agency === null || isNamedInTexts(agency, [fields.agency, byline, ...authors])) &&
    (author === null || isNamedInTexts(author, [byline, ...authors]))
  )
}

/** Returns the position of the first rule whose conditions an article meets; `null` if there is none. */
export function findTermsRulePosition(fields: ArticleFields, rules: readonly TermsRule[]): number | null {
  const position = rules.findIndex((rule) => meetsRuleConditions(fields, rule))
  return position < 0 ? null : position
}
