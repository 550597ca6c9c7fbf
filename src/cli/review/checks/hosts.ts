import { isUrlOnEditionHost } from '../../content/addresses/article-address.ts'
import { type ArticleCheck, createFieldFinding } from '../check.ts'

/** Finds the article's URLs on hosts that no edition lists, for which the archive cannot answer. */
export const checkHosts: ArticleCheck = (article) => {
  const { url, formerly } = article.fields
  const urlFields = [
    ...(url === null ? [] : [{ path: ['url'], text: url }]),
    ...formerly.map((text, index) => ({ path: ['formerly', index], text })),
  ]
  return urlFields
    .filter(({ text }) => !isUrlOnEditionHost(text, article.editions))
    .map((urlField) => createFieldFinding(article, 'unlisted-host', urlField))
}
