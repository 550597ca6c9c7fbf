import { expect, it } from 'vitest'
import { listLargestSections } from '../../../../src/cli/publish/articles/largest-sections.ts'

const articlesIn = (section: string, count: number) =>
  Array.from({ length: count }, () => ({ names: { sections: [section], topics: [], authors: [] } }))

it('the main sections are the seven largest, under their most frequent spelling', () => {
  const articles = [
    ...['Arts', 'Books', 'Courts', 'Docks', 'Essays', 'Fairs'].flatMap((name) => articlesIn(name, 2)),
    ...articlesIn('world', 2),
    ...articlesIn('World', 3),
    ...articlesIn('Region', 4),
    { names: { sections: [], topics: ['Sport'], authors: [] } },
  ]
  const sections = listLargestSections('e', articles)
  expect(sections.map(({ name }) => name)).toEqual([
    'World',
    'Region',
    'Arts',
    'Books',
    'Courts',
    'Docks',
    'Essays',
  ])
  expect(sections[0]).toEqual({ address: '/e/sections/world', name: 'World' })
})

it('sections of one size are in the order of their names', () => {
  const articles = ['World', 'Arts', 'arts'].flatMap((name) => articlesIn(name, name === 'World' ? 2 : 1))
  expect(listLargestSections('e', articles).map(({ name }) => name)).toEqual(['World', 'Arts'])
  const equal = ['Docks', 'Arts', 'Courts'].flatMap((name) => articlesIn(name, 1))
  expect(listLargestSections('e', equal).map(({ name }) => name)).toEqual(['Arts', 'Courts', 'Docks'])
})
