import { expect, it } from 'vitest'
import { ContentFolder } from '../../../src/cli/content/files/content-folder.ts'
import { checkCredits } from '../../../src/cli/review/checks/credits.ts'
import { findImportLosses } from '../../../src/cli/review/find-import-losses.ts'
import type { ReviewedArticle } from '../../../src/cli/review/reviewed-article.ts'
import { smallArchive } from '../../support/content.ts'

const credits = (byline: string, author: string) => {
  const fields = { byline, authors: [author], agency: null, signOff: null }
  const edition = { name: 'The Lesser Times', hosts: ['www.lesser.example'] }
  const article = { fields, edition, lineOf: () => 1 } as unknown as ReviewedArticle
  return checkCredits(article).map(({ kind }) => kind)
}

it('takes an agency that the byline abbreviates for the same', () => {
  expect(credits('dpa', 'Deutsche Presse-Agentur')).toEqual(['doubtful-author'])
  expect(credits('AFP', 'Deutsche Presse-Agentur')).toEqual(['doubtful-author', 'unlike-byline'])
  expect(credits('Luc Roy', 'Ana Pereira')).toEqual(['unlike-byline'])
  expect(credits('The Lesser Times', 'The Lesser Times')).toEqual(['doubtful-author'])
  expect(credits('Lesser Ana', 'Lesser Ana')).toEqual([])
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
