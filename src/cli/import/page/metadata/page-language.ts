import { getAttribute } from '../../markup/page-tree.ts'
import { findTextField } from '../../record/json-values.ts'
import { findForeignLanguage } from '../../record/language-if-foreign.ts'
import type { Claim } from './claim.ts'
import { findMetaValues } from './meta-tags.ts'
import type { WebPage } from './web-page.ts'

const primaryTagOf = (language: string) => language.toLowerCase().split(/[-_]/, 1)[0] ?? ''

/** Returns the languages that a page states. Templates often state the same language for every page. */
function listStatedLanguages({ elements, tags, articles }: WebPage): Claim[] {
  const html = elements.find(({ tagName }) => tagName === 'html')
  return [
    {
      from: 'json-ld',
      value: articles.map((article) => findTextField(article, 'inLanguage')).find((each) => each) ?? '',
    },
    { from: 'html', value: (html && getAttribute(html, 'lang')) ?? '' },
    { from: 'opengraph', value: findMetaValues(tags, 'og:locale')[0] ?? '' },
    { from: 'html', value: findMetaValues(tags, 'content-language')[0] ?? '' },
  ].filter(({ value }) => value !== '')
}

/**
 * Returns an article's language if it differs from the edition's: the language detected in its text, in the form in
 * which the page states it; the stated language if the text is too short.
 */
export function resolveLanguage(
  page: WebPage,
  shown: string | null,
  edition: { language: string },
): Claim | null {
  const claims = listStatedLanguages(page)
  const claim =
    shown === null
      ? claims[0]
      : (claims.find(({ value }) => primaryTagOf(value) === shown) ?? { from: 'inferred', value: shown })
  if (!claim || primaryTagOf(claim.value) === primaryTagOf(edition.language)) return null
  const value = findForeignLanguage(claim.value, edition)
  return value === null ? null : { ...claim, value }
}
