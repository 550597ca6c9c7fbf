import type { ArticleFields } from '../../../model/article.ts'
import { slugifyName } from '../../../model/slug.ts'
import type { TermsRule } from '../../../model/terms.ts'
import { NameFinder } from '../../content/names/find-names.ts'

/** True when one of the texts contains the name as whole words. */
const isNamed = (name: string, texts: readonly (string | null)[]): boolean => {
  const finder = new NameFinder([name])
  return texts.some((text) => text !== null && finder.find(text).length > 0)
}

/** True if a date is within a period; the ends may be less precise than days. */
const isWithin = (date: string | null, from: string | null, to: string | null): boolean =>
  date === null
    ? from === null && to === null
    : (from === null || date.slice(0, from.length) >= from) && (to === null || date.slice(0, to.length) <= to)

function meetsConditions(fields: ArticleFields, { conditions }: TermsRule): boolean {
  const { agency, author, section, from, to } = conditions
  const { byline, authors } = fields
  return (
    (section === null || (fields.section !== null && slugifyName(fields.section) === slugifyName(section))) &&
    isWithin(fields.published, from, to) &&
    (agency === null || isNamed(agency, [fields.agency, byline, ...authors])) &&
    (author === null || isNamed(author, [byline, ...authors]))
  )
}

/** The position of the first rule whose conditions an article meets; `null` if there is none. */
export function findTermsRulePosition(fields: ArticleFields, rules: readonly TermsRule[]): number | null {
  const position = rules.findIndex((rule) => meetsConditions(fields, rule))
  return position < 0 ? null : position
}
