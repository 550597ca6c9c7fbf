import type { PictureCreditLookup } from '../../markup/add-picture-credits.ts'
import { findLineField, type JsonObject, toNames, toObjects } from '../../record/json-values.ts'
import { stripMarkup } from './strip-markup.ts'
import type { WebPage } from './web-page.ts'

/** Maximum length of a credit, in characters; longer texts are not credits. */
const maxCreditLength = 300

/** Matches the suffix of a size and the extension in a file name from a CMS. */
const sizeAndExtensionPattern = /(?:-\d{2,4}x\d{2,4}|-scaled)?\.[a-z]{3,4}$/i

/** Returns the part that the URLs of one picture in different sizes have in common. */
const removeSizeAndExtension = (url: string) =>
  url.replace(/[?#].*$/s, '').replace(sizeAndExtensionPattern, '')

const imageObjectTypePattern = /^(?:https?:\/\/schema\.org\/)?(?:ImageObject|Photograph)$/

function isImageObject({ '@type': type }: JsonObject): boolean {
  const typeNames: unknown[] = Array.isArray(type) ? type : [type]
  return typeNames.some((name) => typeof name === 'string' && imageObjectTypePattern.test(name))
}

/** Returns the credit of a schema.org `ImageObject`; `null` if it states none, or one too long for a credit. */
function findStatedPictureCredit(image: JsonObject): string | null {
  const creatorNames = toNames(image.creator ?? image.author).join(', ')
  const credit =
    findLineField(image, 'creditText') ?? (creatorNames || findLineField(image, 'copyrightNotice'))
  const text = credit === null ? '' : stripMarkup(credit).trim()
  return text === '' || text.length > maxCreditLength ? null : text
}

/** Creates a lookup of the credits that a page's JSON-LD states for pictures, by the URL of the picture in any size. */
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
