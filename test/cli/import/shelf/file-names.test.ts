import { expect, it } from 'vitest'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import { FileNameChooser } from '../../../../src/cli/import/shelf/file-names.ts'
import type { ArticleFields } from '../../../../src/model/article.ts'

const preferredFor = (fields: Partial<ArticleFields>, slug: string | null = null): string =>
  new FileNameChooser('/content/e').choosePreferredFile({
    fields: { ...emptyArticleFields, headline: 'H', ...fields },
    slug,
  })

it.each([
  ['2016-04-08', '2016/04'],
  ['2016-04-08T10:00:00-04:00', '2016/04'],
  ['2016-04', '2016/04'],
  ['2016', '2016'],
  [null, 'undated'],
])('an article of %s lies in the folder of its month, as far as it is known', (published, folder) => {
  expect(preferredFor({ published })).toBe(`/content/e/articles/${folder}/h.md`)
})

it.each([
  ['/2016/Quay.HTML', 'quay'],
  ['/2016/quay.asp', 'quay'],
  ['/2016/quay.shtml', 'quay'],
  ['/2016/quay.photos', 'quay-photos'],
  ['/2016/quay.v2', 'quay-v2'],
  ['/2016/no.2-quay', 'no-2-quay'],
  ['/quay?page=2', 'quay'],
  ['/2016/', '2016'],
])('an article at %s is named after the last segment, without the ending of a page', (path, name) => {
  expect(preferredFor({ url: `https://e.example${path}` }, 'slug')).toBe(
    `/content/e/articles/undated/${name}.md`,
  )
})

it('an article whose URL names nothing has the name that its source gives, before its headline', () => {
  const url = 'https://e.example/?p=7'
  expect(preferredFor({ url }, 'the-quay')).toBe('/content/e/articles/undated/the-quay.md')
  expect(preferredFor({ url })).toBe('/content/e/articles/undated/h.md')
})
