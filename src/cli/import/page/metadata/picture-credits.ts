import type { CreditLookup } from '../../markup/add-credits.ts'
import { findLineField, type JsonObject, toNames, toObjects } from '../../record/json-values.ts'
import { stripMarkup } from './strip-markup.ts'
import type { WebPage } from './web-page.ts'

/** Maximum length of a credit, in characters; longer texts are not credits. */
const maxCreditLength = 300

/** Suffixes of the names that a CMS gives to the sizes of a picture. */
const sizeSuffixPattern = /(?:-\d{2,4}x\d{2,4}|-scaled)?\.[a-z]{3,4}$/i

/** Returns the part that the URLs of one picture in different sizes have in common. */
const removeSizeSuffix = (url: string) => url.replace(/[?#].*$/s, '').replace(sizeSuffixPattern, '')

const imageTypePattern = /^(?:https?:\/\/schema\.org\/)?(?:ImageObject|Photograph)$/

function isImageObject({ '@type': type }: JsonObject): boolean {
  const names: unknown[] = Array.isArray(type) ? type : [type]
  return names.some((name) => typeof name === 'string' && imageTypePattern.test(name))
}

/** Returns the credit of a schema.org `ImageObject`; `null` if it states none. */
function findStatedCredit(image: JsonObject): string | null {
  const creators = toNames(image.creator ?? image.author).join(', ')
  const credit = findLineField(image, 'creditText') ?? (creators || findLineField(image, 'copyrightNotice'))
  const text = credit === null ? '' : stripMarkup(credit).trim()
  return text === '' || text.length > maxCreditLength ? null : text
}

/** Reads the credits of pictures that a page's JSON-LD states, by picture URL. */
export function createStatedCreditLookup({
  jsonLdObjects,
  jsonLdArticles,
}: Pick<WebPage, 'jsonLdObjects' | 'jsonLdArticles'>): CreditLookup {
  const images = [...jsonLdObjects, ...jsonLdArticles.flatMap(({ image }) => toObjects(image))].filter(
    isImageObject,
  )
  const creditsByUrl = images.flatMap((image) => {
    const credit = findStatedCredit(image)
    const urls = ['contentUrl', 'url'].flatMap((name) => findLineField(image, name) ?? [])
    return credit === null ? [] : urls.map((url) => [removeSizeSuffix(url), credit] as const)
  })
  const credits = new Map(creditsByUrl)
  return ({ properties: { src } }) => credits.get(removeSizeSuffix(String(src))) ?? null
}
