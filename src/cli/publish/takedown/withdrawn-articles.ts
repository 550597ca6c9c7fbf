import path from 'node:path'
import type { Takedown } from '../../../archive/shard.ts'
import type { ArticleFields } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'
import { addressOfArticle } from '../../content/addresses/article-address.ts'
import type { ContentFile } from '../../content/files/article-file.ts'
import type { ConfiguredEdition, Withholding } from '../../content/files/configuration.ts'
import { NameFinder } from '../../content/names/find-names.ts'
import { type FormerAddress, listFormerAddresses } from '../articles/article-summary.ts'
import { type ArticleMarks, markArticle } from './article-takedown.ts'

/** An article that a release does not show: what answers at its addresses. */
export interface WithdrawnArticle {
  file: string
  kind: 'gone' | 'withheld'
  address: string
  formerly: FormerAddress[]
  takedown: Takedown
  record: ArticleMarks
}

const isIn = (names: readonly string[], texts: readonly (string | null)[]) => {
  const finder = new NameFinder(names)
  return texts.flatMap((text) => (text === null ? [] : finder.find(text).map(({ name }) => name)))
}

/** Names of the edition's rules, told apart by kind, that an article's credits hold. */
export function matchRules(
  { agency, byline, authors }: ArticleFields,
  rules: Pick<Withholding, 'agency' | 'author'>,
): { agency: string[]; author: string[] } {
  if (rules.agency.length + rules.author.length === 0) return { agency: [], author: [] }
  return {
    agency: isIn(rules.agency, [agency, byline, ...authors]),
    author: isIn(rules.author, [byline, ...authors]),
  }
}

/** Why an article is not shown: its own status, else the edition's rules; `null` where it is. */
function takedownOf(
  { status, headline }: ArticleFields,
  rule: Withholding | null,
): Pick<WithdrawnArticle, 'kind' | 'takedown'> | null {
  if (status?.is === 'gone' || status?.is === 'withheld') {
    const { is, reason, since, authority, showHeadline } = status
    return { kind: is, takedown: { reason, since, authority, headline: showHeadline ? headline : null } }
  }
  if (rule === null) return null
  const { reason, since, authority } = rule
  return { kind: 'withheld', takedown: { reason, since, authority, headline: null } }
}

/** What answers in the place of an article that its status or a rule keeps back; `null` where it is shown. */
export function withdrawArticle(
  content: ContentFile<ArticleFields>,
  { edition, editions, ruled }: { edition: ConfiguredEdition; editions: readonly Edition[]; ruled: boolean },
): WithdrawnArticle | null {
  const { file, fields } = content
  const why = takedownOf(fields, ruled ? edition.withhold : null)
  if (why === null) return null
  const address = addressOfArticle(fields, path.basename(file, '.md'), edition)
  const formerly = listFormerAddresses(fields, edition, editions)
  const all = [address, ...formerly.map((former) => former.address)]
  // Copies, since a string cut out of a file holds on to the whole of it.
  return structuredClone({ file, address, formerly, ...why, record: markArticle(content, all, editions) })
}
