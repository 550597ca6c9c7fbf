import { beforeAll, describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { findLostWords } from '../../../../src/cli/import/accounting/find-lost-words.ts'
import type { Article, ImportEvent } from '../../../../src/cli/import/importer.ts'
import { dueNumbers, isDue } from '../../../support/turns.ts'
import { type GeneratedPost, generatedPost } from './generated-posts.ts'
import { articlesIn, readExport } from './wxr.ts'

function lostIn(article: Article): string[] {
  if (!article.account) throw new Error(`no account of ${article.fields.headline}`)
  return findLostWords(article.account, article)
}

const posts: GeneratedPost[] = dueNumbers(1, 1000, 10).map(generatedPost)
let readings: ImportEvent[] = []
beforeAll(async () => {
  readings = await readExport(posts.map(({ item }) => item))
}, 120_000)

const articleOf = ({ item }: GeneratedPost): Article | undefined =>
  articlesIn(readings).find(({ fields }) => fields.identifiers.wordpress === String(item.id))

describe('1,000 generated posts, a tenth of them a day', () => {
  it('arrive, each with all its words, none glued to another', () => {
    expect(articlesIn(readings)).toHaveLength(posts.length)
    const missing = posts.flatMap((post) => {
      const article = articleOf(post)
      const { headline, alternativeHeadline } = article?.fields ?? {}
      const shown = `${headline} ${alternativeHeadline} ${renderBody(article?.markdown ?? '').text}`
      const words = new Set(shown.match(/[\p{L}\p{N}]+/gu))
      return post.words.filter((word) => !words.has(word)).map((word) => `post ${post.item.id}: ${word}`)
    })
    expect(missing).toEqual([])
  })

  it('account for every word', () => {
    const lost = articlesIn(readings).flatMap((article) =>
      lostIn(article).map((word) => `${article.fields.headline}: ${word}`),
    )
    expect(lost).toEqual([])
  })

  it('are the visible words, and no others', () => {
    const wrong = posts.flatMap((post) => {
      const source = articleOf(post)?.account?.sourceText ?? ''
      const words = new Set(source.match(/[\p{L}\p{N}]+/gu))
      const absent = post.words.filter((word) => !words.has(word))
      return /unseen/.test(source) ? [...absent, `unseen in post ${post.item.id}`] : absent
    })
    expect(wrong).toEqual([])
  })
})

describe('a word that an importer loses', () => {
  it('is reported, wherever it stands', () => {
    const planted = posts
      .filter((_, index) => isDue(index, 4))
      .flatMap((post) => {
        const article = articleOf(post)
        if (!article) throw new Error('no article')
        return post.words.map((word): [word: string, lost: string[]] => {
          const without = (text: string) => text.replaceAll(word, '')
          const fields = {
            ...article.fields,
            headline: without(article.fields.headline),
            alternativeHeadline: without(article.fields.alternativeHeadline ?? ''),
          }
          return [word, lostIn({ ...article, fields, markdown: without(article.markdown) })]
        })
      })
    expect(planted.length).toBeGreaterThan(400)
    for (const [word, lost] of planted) expect(lost).toEqual([word.normalize('NFKC').toLowerCase()])
  }, 240_000)
})
