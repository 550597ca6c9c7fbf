import { isUrlOnEditionHost } from '../../content/addresses/article-address.ts'
import { type ArticleCheck, createFieldFinding } from '../check.ts'

/** Finds an article's URLs on hosts that no edition lists. The archive does not answer at such URLs. */
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
