import type { PictureCreditLookup } from '../../markup/add-picture-credits.ts'
import { findLineField, type JsonObject, toNames, toObjects } from '../../record/json-values.ts'
import { stripMarkup } from './strip-markup.ts'
import type { WebPage } from './web-page.ts'

/** Maximum length of a credit, in characters. Longer texts are not credits. */
const maxCreditLength = 300

/** Matches the size suffix and extension in a CMS's file name, such as `-800x600.jpg`. */
const sizeAndExtensionPattern = /(?:-\d{2,4}x\d{2,4}|-scaled)?\.[a-z]{3,4}$/i

/** Returns the part of a URL that is the same for all sizes of a picture. */
const removeSizeAndExtension = (url: string) =>
  url.replace(/[?#].*$/s, '').replace(sizeAndExtensionPattern, '')

const imageObjectTypePattern = /^(?:https?:\/\/schema\.org\/)?(?:ImageObject|Photograph)$/

function isImageObject({ '@type': type }: JsonObject): boolean {
  const typeNames: unknown[] = Array.isArray(type) ? type : [type]
  return typeNames.some((name) => typeof name === 'string' && imageObjectTypePattern.test(name))
}

/** Returns the credit of a schema.org `ImageObject`, or `null` if it states none or one that is too long. */
function findStatedPictureCredit(image: JsonObject): string | null {
  const creatorNames = toNames(image.creator ?? image.author).join(', ')
  const credit =
    findLineField(image, 'creditText') ?? (creatorNames || findLineField(image, 'copyrightNotice'))
  const text = credit === null ? '' : stripMarkup(credit).trim()
  return text === '' || text.length > maxCreditLength ? null : text
}

/** Creates a lookup for the picture credits in a page's JSON-LD. The URL of a picture in any size finds its credit. */
export function createStatedPictureCreditLookup({
  jsonLdObjects,
  jsonLdArticles,
}: Pick<WebPage, 'jsonLdObjects' | 'jsonLdArticles'>): PictureCreditLookup {
  const images = [...jsonLdObjects, ...jsonLdArticles.flatMap(({ image }) => toObjects(image))].filter(
    isImageObject,
  )
  const urlsAndCredits = images.flatMap((image) => {
    const credit = findStatedPictureCredit(image)
    const urls = ['contentUrl', 'url'].flatMap((name) => findLineField(image, name) ?? [])
    return credit === null ? [] : urls.map((url) => [removeSizeAndExtension(url), credit] as const)
  })
  const creditByUrl = new Map(urlsAndCredits)
  return ({ properties: { src } }) => creditByUrl.get(removeSizeAndExtension(String(src))) ?? null
}
