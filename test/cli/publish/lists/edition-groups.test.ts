import { expect, it } from 'vitest'
import type { ArticleSummary } from '../../../../src/cli/publish/articles/article-summary.ts'
import { findListAddresses } from '../../../../src/cli/publish/edits/edit-lists.ts'
import {
  addArticlesToGroups,
  createEditionGrouper,
  type EditionGroups,
} from '../../../../src/cli/publish/lists/edition-groups.ts'
import { summaryOf } from '../../../support/generated.ts'
import { randomNumbers } from '../../../support/random.ts'

/** Some have the same slug as others. */
const names = ['Sea', 'sea', 'Ships', 'Ann Ash', 'ann-ash', 'Émile', 'emile', 'Zoo']

function randomArticle(random: () => number, number: number): ArticleSummary {
  const some = () => names.filter(() => random() < 0.3)
  const dates = ['2015', '2016-04', '2016-04-01', '2016-04-01T10:00Z', null]
  const published = dates[Math.floor(random() * dates.length)] ?? null
  const slug = `s-${number}`
  const section = random() < 0.5 ? 'Sea' : null
  return summaryOf(slug, { headline: slug, published, topics: some(), authors: some(), section })
}

/** Every fact of the groups, in order. */
const describeGroups = ({ articles, names: { sections, topics, authors } }: EditionGroups) => [
  articles.map(({ address }) => address),
  ...[sections, topics, authors].map((groups) =>
    groups.map((group) => [
      group.slug,
      [...group.spellings].sort(),
      group.articleCount,
      group.lastArticle?.address,
      group.lastDatedArticle?.address ?? null,
      group.articles?.map(({ address }) => address) ?? null,
    ]),
  ),
]

it('articles that are added to groups stand where they would among all, and leave the earlier groups alone', () => {
  const random = randomNumbers(7)
  for (let round = 0; round < 300; round++) {
    const articles = Array.from({ length: Math.floor(random() * 12) }, (_, number) =>
      randomArticle(random, number * 3),
    )
    const added = Array.from({ length: Math.floor(random() * 4) }, (_, number) =>
      randomArticle(random, number * 4 + 1),
    )
    const wanted = new Set(added.flatMap(findListAddresses))
    for (const isWanted of [() => true, (address: string) => wanted.has(address)]) {
      const before = createEditionGrouper(articles, isWanted)('e')
      const after = addArticlesToGroups(before, added)
      const all = createEditionGrouper([...articles, ...added], isWanted)('e')
      expect(describeGroups(after)).toEqual(describeGroups(all))
      expect(describeGroups(before)).toEqual(describeGroups(createEditionGrouper(articles, isWanted)('e')))
    }
  }
})

it('names whose lists are not wanted are counted, without their articles', () => {
  const articles = [
    summaryOf('old', { headline: 'Old', published: '2015', topics: ['Sea', 'sea'], authors: ['Ann Ash'] }),
    summaryOf('undated', { headline: 'Undated', topics: ['Sea'] }),
  ]
  const { names: groups } = createEditionGrouper(articles, (address) => address === '/e/authors/ann-ash')('e')
  expect(groups.topics).toEqual([
    {
      slug: 'sea',
      spellings: new Set(['Sea', 'sea']),
      articleCount: 2,
      lastArticle: articles[1],
      lastDatedArticle: articles[0],
      articles: null,
    },
  ])
  expect(groups.authors.map((group) => group.articles)).toEqual([[articles[0]]])
})

it('an edition has only its own articles', () => {
  const storm = summaryOf('storm', { headline: 'Storm', topics: ['Sea'] })
  const groupsOf = createEditionGrouper([storm, { ...storm, edition: 'f' }])
  expect(groupsOf('f').articles).toEqual([{ ...storm, edition: 'f' }])
  expect(groupsOf('f').names.topics.map(({ articles }) => articles?.length)).toEqual([1])
  expect(groupsOf('g')).toEqual({ articles: [], names: { sections: [], topics: [], authors: [] } })
})
