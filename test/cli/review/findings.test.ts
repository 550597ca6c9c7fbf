import { expect, it } from 'vitest'
import { editionFromFields } from '../../../src/cli/content/files/configuration.ts'
import { ContentFolder } from '../../../src/cli/content/files/content-folder.ts'
import { checkLanguage } from '../../../src/cli/review/checks/body.ts'
import { checkCredits } from '../../../src/cli/review/checks/credits.ts'
import { checkHeadline } from '../../../src/cli/review/checks/headline.ts'
import { findImportLosses } from '../../../src/cli/review/find-import-losses.ts'
import { type FindingKind, formatFindingCounts } from '../../../src/cli/review/finding.ts'
import { reviewContent, reviewSelectedArticles } from '../../../src/cli/review/review-content.ts'
import type { ReviewedArticle } from '../../../src/cli/review/reviewed-article.ts'
import { SameWordsFinder } from '../../../src/cli/review/same-words-finder.ts'
import { articleFile, silent, smallArchive } from '../../support/content.ts'

const credits = (byline: string, author: string, name = 'The Lesser Times') => {
  const fields = { byline, authors: [author], agency: null, signOff: null }
  const edition = { name, hosts: ['www.lesser.example'] }
  const article = { fields, edition, findFieldLine: () => 1 } as unknown as ReviewedArticle
  return checkCredits(article).map(({ kind }) => kind)
}

it('takes an agency that the byline abbreviates for the same', () => {
  expect(credits('dpa', 'Deutsche Presse-Agentur')).toEqual(['doubtful-author'])
  expect(credits('AFP', 'Deutsche Presse-Agentur')).toEqual(['doubtful-author', 'unlike-byline'])
  expect(credits('Luc Roy', 'Ana Pereira')).toEqual(['unlike-byline'])
  expect(credits('The Lesser Times', 'The Lesser Times')).toEqual(['doubtful-author'])
  expect(credits('Lesser Ana', 'Lesser Ana')).toEqual([])
  expect(credits('Lesser Ana', 'Lesser Ana', 'Lesser Ana')).toEqual(['doubtful-author'])
})

it('counts text as part of the article only where it was near it', async () => {
  const reasons = [
    'outside the article',
    'not in the stated text',
    'rest of the page',
    'service line',
    'links',
    'missing picture',
    'picture left out',
  ]
  const dropped = reasons.map((reason) => ({
    reason,
    words: 'The board met …',
    count: 1,
    files: ['e/articles/a.md'],
  }))
  const report = JSON.stringify({ articles: [], dropped })
  const content = new ContentFolder(await smallArchive({ 'e/import-report.json': report }))
  const findings = await findImportLosses(content, 'e', () => true)
  expect(findings.map(({ kind }) => kind)).toEqual([
    'dropped-text',
    'dropped-text',
    'page-furniture',
    'page-furniture',
    'page-furniture',
    'lost-picture',
    'lost-picture',
  ])
})

it('takes a whole block, or one of several articles, for a part of the page, and says how often it was left out', async () => {
  const block = (words: string, count: number) => ({
    reason: 'outside the article',
    words,
    count,
    files: ['e/articles/a.md'],
  })
  const report = { articles: [], dropped: [block('Home', 1), block('The board …', 3), block('Tides …', 1)] }
  const content = new ContentFolder(await smallArchive({ 'e/import-report.json': JSON.stringify(report) }))
  expect(
    (await findImportLosses(content, 'e', () => true)).map(({ kind, text }) => `${kind}: ${text}`),
  ).toEqual([
    'page-furniture: Home (outside the article)',
    'page-furniture: The board … (outside the article; 3 times)',
    'dropped-text: Tides … (outside the article)',
  ])
})

it('counts findings by kind, the most frequent first', () => {
  const kinds: FindingKind[] = ['no-date', 'no-author', 'no-author', 'short-body']
  const findings = kinds.map((kind) => ({ kind, file: 'e/articles/a.md', line: 1, field: '', text: '' }))
  expect(formatFindingCounts(findings)).toBe('no-author (2), no-date (1), short-body (1)')
})

it('never takes articles without words for the same', () => {
  const article = (text: string) =>
    ({ bodyText: text, findLineContaining: () => 7 }) as unknown as ReviewedArticle
  const words = new SameWordsFinder()
  expect(
    ['', ' … ', '', 'The pier'].flatMap((text, index) => words.addAndCompare(article(text), `${index}.md`)),
  ).toEqual([])
  expect(words.addAndCompare(article('The PIER.'), '4.md')).toMatchObject([
    { line: 7, text: 'the same words as 3.md' },
  ])
})

it('finds nothing in single files that are taken down or have a fault', async () => {
  const folder = await smallArchive({
    'e/articles/a.md': articleFile('headline: A\nstatus: { is: withheld, reason: R }'),
    'e/articles/b.md': articleFile('headlin: B'),
    'e/articles/c.md': articleFile('headline: C\nauthors: [Ana Pereira]'),
  })
  const content = new ContentFolder(folder)
  const edition = editionFromFields('e', { name: 'E', language: 'en' })
  const files = ['a', 'b', 'c'].map((name) => `${folder}/e/articles/${name}.md`)
  const findings = await reviewSelectedArticles(content, { edition, editions: [edition] }, files)
  expect(findings.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
    'short-body e/articles/c.md',
    'no-date e/articles/c.md',
  ])
})

it('finds the name of the paper, or a host, at either end of a headline', () => {
  const edition = { name: 'The Lantern', hosts: ['www.lantern.example'] }
  const isNamed = (headline: string) =>
    checkHeadline({ fields: { headline }, edition, findFieldLine: () => 2 } as unknown as ReviewedArticle)
      .length > 0
  for (const headline of ['A pier | The Lantern', 'The Lantern: A pier', 'A pier - lantern.example'])
    expect([headline, isNamed(headline)]).toEqual([headline, true])
  for (const headline of ['The Lantern', 'A pier | The Lantern | Harbour', 'The lantern of the pier'])
    expect([headline, isNamed(headline)]).toEqual([headline, false])
})

it('finds no dead link to what the archive answers at, taken down or not', async () => {
  const paths = [
    'pages/faq',
    'pages/none',
    '',
    'story/index.html',
    'moved',
    'gone',
    'kept.jpg',
    'lost.jpg',
    'holdings',
    '2016/04/08',
    'topics/harbour',
    'old-topics/harbour',
    'dead',
  ]
  const folder = await smallArchive({
    'e/pages/faq.md': articleFile('headline: Questions'),
    'e/articles/a.md': articleFile(
      'headline: A',
      paths.map((path) => `[x](https://e.example/${path})`).join(' '),
    ),
    'e/articles/b.md': articleFile(
      'headline: B\nurl: https://e.example/story/\nformerly: ["https://e.example/moved"]',
    ),
    'e/articles/c.md': articleFile(
      'headline: C\nurl: https://e.example/gone\nstatus: { is: gone, since: 2020 }',
    ),
    'e/media/urls.tsv': `${'a'.repeat(64)}.jpg\thttps://e.example/kept.jpg\n`,
  })
  const collections = { topics: ['/old-topics/{name}'] }
  const edition = editionFromFields('e', { name: 'E', language: 'en', hosts: ['e.example'], collections })
  const { findings } = await reviewContent(new ContentFolder(folder), [edition], silent)
  const dead = findings.filter(({ kind }) => kind === 'dead-link')
  expect(dead.map(({ text }) => text.replace('https://e.example/', ''))).toEqual([
    'pages/none',
    'lost.jpg',
    'dead',
  ])
})

it('finds what imports have lost of single files', async () => {
  const folder = await smallArchive({
    'e/articles/a.md': articleFile('headline: A'),
    'e/import-losses.jsonl':
      '{"file":"articles/a.md","lost":["ferry","quay"]}\n{"file":"articles/b.md","lost":["x"]}\n',
  })
  const edition = editionFromFields('e', { name: 'E', language: 'en' })
  const findings = await reviewSelectedArticles(new ContentFolder(folder), { edition, editions: [edition] }, [
    `${folder}/e/articles/a.md`,
  ])
  expect(findings[0]).toEqual({
    kind: 'lost-text',
    file: 'e/articles/a.md',
    line: 1,
    field: '',
    text: 'ferry quay',
  })
  expect(findings.filter(({ kind }) => kind === 'lost-text')).toHaveLength(1)
})

it('takes both written forms of Norwegian for the language that is detected', () => {
  const sentence =
    'Det er ikke om å gjøre, men en av dem har vært med på å bygge kaien av stein, og den er til for å bli brukt av alle som har båt. '
  const findingsIn = (language: string) =>
    checkLanguage({
      fields: { language: null },
      edition: { language },
      bodyText: sentence.repeat(5),
      findFieldLine: () => 1,
    } as unknown as ReviewedArticle).map(({ text }) => text)
  expect(['nb', 'nn-NO', 'no'].flatMap(findingsIn)).toEqual([])
  expect(findingsIn('en')).toEqual(['is probably in no, but states en'])
})
