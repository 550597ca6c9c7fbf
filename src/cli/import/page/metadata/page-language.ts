import { getAttribute } from '../../markup/page-tree.ts'
import { textField } from '../../record/json-values.ts'
import { languageIfForeign } from '../../record/language-if-foreign.ts'
import type { Claim } from './claim.ts'
import { said } from './meta-tags.ts'
import type { Page } from './page.ts'

const primary = (language: string) => language.toLowerCase().split(/[-_]/, 1)[0] ?? ''

/** The languages that a page says it is in. Templates say so for every page, in every language. */
function stated({ elements, tags, articles }: Page): Claim[] {
  const html = elements.find(({ tagName }) => tagName === 'html')
  return [
    {
      from: 'json-ld',
      value: articles.map((article) => textField(article, 'inLanguage')).find((each) => each) ?? '',
    },
    { from: 'html', value: (html && getAttribute(html, 'lang')) ?? '' },
    { from: 'opengraph', value: said(tags, 'og:locale')[0] ?? '' },
    { from: 'html', value: said(tags, 'content-language')[0] ?? '' },
  ].filter(({ value }) => value !== '')
}

/**
 * The language of an article where it is not the edition's: what its text shows, in the form that the page states
 * when it states the same; without enough text, what the page states.
 */
export function languageOf(page: Page, shown: string | null, edition: { language: string }): Claim | null {
  const claims = stated(page)
  const claim =
    shown === null
      ? claims[0]
      : (claims.find(({ value }) => primary(value) === shown) ?? { from: 'inferred', value: shown })
  if (!claim || primary(claim.value) === primary(edition.language)) return null
  const value = languageIfForeign(claim.value, edition)
  return value === null ? null : { ...claim, value }
}
