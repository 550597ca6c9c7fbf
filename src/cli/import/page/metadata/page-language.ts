import { primarySubtagOf } from '../../../../model/catalogue-languages.ts'
import { getAttribute } from '../../markup/page-tree.ts'
import { findForeignLanguage } from '../../record/find-foreign-language.ts'
import { findTextField } from '../../record/json-values.ts'
import { listMetaValues } from './meta-tags.ts'
import type { StatedValue } from './stated-value.ts'
import type { WebPage } from './web-page.ts'

/** Returns the primary subtag of a BCP 47 tag, or of a locale such as `pt_BR`. */
const extractPrimarySubtag = (language: string) => primarySubtagOf(language.replace('_', '-'))

/**
 * Returns the languages that a page states, most reliable first. Many templates state the same language on every page.
 */
function listStatedLanguages({ elements, metaTags, jsonLdArticles }: WebPage): StatedValue[] {
  const htmlElement = elements.find(({ tagName }) => tagName === 'html')
  return [
    {
      source: 'json-ld',
      value: jsonLdArticles.map((article) => findTextField(article, 'inLanguage')).find((each) => each) ?? '',
    },
    { source: 'html', value: (htmlElement && getAttribute(htmlElement, 'lang')) ?? '' },
    { source: 'opengraph', value: listMetaValues(metaTags, 'og:locale')[0] ?? '' },
    { source: 'html', value: listMetaValues(metaTags, 'content-language')[0] ?? '' },
  ].filter(({ value }) => value !== '')
}

/**
 * Returns an article's language, or `null` if it is the edition's, unknown or invalid. Prefers the language detected in
 * the text, in the form in which the page states it. If none was detected, uses the language that the page states.
 */
export function resolveForeignLanguage(
  page: WebPage,
  detectedLanguage: string | null,
  edition: { language: string },
): StatedValue | null {
  const statedLanguages = listStatedLanguages(page)
  const chosenLanguage =
    detectedLanguage === null
      ? statedLanguages[0]
      : (statedLanguages.find(({ value }) => extractPrimarySubtag(value) === detectedLanguage) ?? {
          source: 'inferred',
          value: detectedLanguage,
        })
  if (
    !chosenLanguage ||
    extractPrimarySubtag(chosenLanguage.value) === extractPrimarySubtag(edition.language)
  )
    return null
  const foreignLanguage = findForeignLanguage(chosenLanguage.value, edition)
  return foreignLanguage === null ? null : { ...chosenLanguage, value: foreignLanguage }
}
