import type {
  CollectionDocument,
  CollectionSubject,
  ListDivision,
  ListLink,
} from '../../../model/document.ts'
import { type NameList, nameLists } from '../../../model/edition.ts'
import { nameSlug } from '../../../model/slug.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { createListDocuments, type DividedList, listLimits, maxListedArticles } from './archive-chain.ts'
import { groupByInitial, initialSegment } from './initials.ts'
import { divideList } from './list-parts.ts'
import { createCollection } from './plain-list.ts'

const subjects: Record<NameList, CollectionSubject> = {
  sections: 'section',
  topics: 'topic',
  authors: 'author',
}

/** The articles of the names that share a slug. */
interface Named {
  slug: string
  names: Set<string>
  articles: ArticleSummary[]
}

/** Every name's articles, in one pass over them. An article that has two names of one slug is listed once. */
function groupByName(articles: readonly ArticleSummary[], list: NameList): Named[] {
  const [slugs, groups] = [new Map<string, string>(), new Map<string, Named>()]
  for (const article of articles)
    for (const name of article.names[list]) {
      const slug = slugs.get(name) ?? nameSlug(name)
      slugs.set(name, slug)
      const group = groups.get(slug) ?? { slug, names: new Set(), articles: [] }
      groups.set(slug, group)
      group.names.add(name)
      if (group.articles.at(-1) !== article) group.articles.push(article)
    }
  return [...groups.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

const namesOf = ({ names }: Named) => [...names].sort()

const nobody = { previous: null, next: null }

interface Index {
  edition: string
  list: NameList
  base: string
}

function* listOf({ edition, list, base }: Index, named: Named): Generator<CollectionDocument> {
  const address = `${base}/${named.slug}`
  const names = namesOf(named)
  const run: DividedList = {
    edition,
    address,
    base: address,
    name: names.join(' / '),
    subjectOf: () => subjects[list],
    names,
    above: { address: base, name: list },
    beside: () => nobody,
  }
  yield* createListDocuments(run, divideList(named.articles, listLimits))
}

/** Past this many initials, all names are listed: `initial/2016` would be the year of a topic called *initial*. */
const longestInitial = 3

/** Counts are told where one page holds the whole index: else one article would change a page for each of its names. */
const entryOf = (base: string, named: Named, counted: boolean): ListDivision => ({
  address: `${base}/${named.slug}`,
  name: namesOf(named).join(' / '),
  articles: counted ? named.articles.length : null,
})

/** An index of names: one page, or by initials. */
function* indexOf(
  { edition, list, base }: Index,
  named: readonly Named[],
  { initial, above }: { initial: string | null; above: ListLink | null },
): Generator<CollectionDocument> {
  const address = initial === null ? base : `${base}/${initialSegment}/${initial}`
  const whole = initial === null && named.length <= maxListedArticles
  const divides = named.length > maxListedArticles && (initial ?? '').length < longestInitial
  const parts = divides ? groupByInitial(named, ({ slug }) => slug, initial ?? '') : []
  const shortest = divides ? parts.filter(([part]) => part === initial).flatMap(([, own]) => own) : named
  const longer = parts.filter(([part]) => part !== initial)
  yield createCollection({
    ...{ edition, address, subject: list, initial, above },
    divisions: [
      ...shortest.map((each) => entryOf(base, each, whole)),
      ...longer.map(([part]) => ({
        address: `${base}/${initialSegment}/${part}`,
        name: part,
        articles: null,
      })),
    ],
  })
  const place = { address, name: initial ?? list }
  for (const [part, own] of longer)
    yield* indexOf({ edition, list, base }, own, { initial: part, above: place })
}

/** An edition's sections, topics and authors: each index, and each name's list. */
export function* createNameLists(
  { id, name }: { id: string; name: string },
  articles: readonly ArticleSummary[],
): Generator<CollectionDocument> {
  for (const list of nameLists) {
    const index = { edition: id, list, base: `/${id}/${list}` }
    const named = groupByName(articles, list)
    yield* indexOf(index, named, { initial: null, above: { address: `/${id}/`, name } })
    for (const each of named) yield* listOf(index, each)
  }
}
