import { findTextField, isObject, type JsonObject, toText } from '../../record/json-values.ts'
import { parseNameListIfCertain } from '../../text/byline.ts'
import { cleanName } from '../../text/names.ts'
import { listJsonLdTypes } from '../metadata/json-ld.ts'
import { stripMarkup } from '../metadata/strip-markup.ts'
import type { WebPage } from '../metadata/web-page.ts'

/** Maps each `@id` to the first object with that `@id` and a name. WordPress describes authors in this way. */
export function indexNamedObjectsById(
  describedObjects: readonly JsonObject[],
): ReadonlyMap<string, JsonObject> {
  const objectById = new Map<string, JsonObject>()
  for (const object of describedObjects) {
    const id = findTextField(object, '@id')
    if (id !== null && !objectById.has(id) && Object.hasOwn(object, 'name')) objectById.set(id, object)
  }
  return objectById
}

/**
 * Returns the names of a person or organisation: the values of `name`, else the given and family names joined into one.
 * Returns an empty list if there are none.
 */
function listNamesOfObject(object: JsonObject): string[] {
  const wholeNames = [object.name]
    .flat()
    .map(toText)
    .filter((name) => name !== null)
  if (wholeNames.length > 0) return wholeNames
  const nameParts = [findTextField(object, 'givenName'), findTextField(object, 'familyName')].filter(
    (part) => part !== null,
  )
  return nameParts.length > 0 ? [nameParts.join(' ')] : []
}

const flattenJsonLdLists = (value: unknown): unknown[] =>
  [value].flat().flatMap((each) => (isObject(each) && Array.isArray(each['@list']) ? each['@list'] : [each]))

/**
 * Returns the names in a text that should be one person's name but may be a list. Drops the newspaper's name in `Ann
 * Lee | The Wire`.
 */
function splitPossibleNameList(text: string, language: string): string[] {
  const plainText = stripMarkup(text)
  const [textBeforeBar = ''] = plainText.split(/\s+\|\s+/, 1)
  const names = parseNameListIfCertain(textBeforeBar, language)
  // After several names, the text after the bar is a newspaper. After a single name, it may be another name.
  return (
    (names && names.length > 1 ? names : (parseNameListIfCertain(plainText, language) ?? names)) ?? [
      plainText,
    ]
  )
}

/** The page's objects by `@id`, and the language used for splitting lists of names. */
export interface JsonLdNameContext {
  objectById: ReadonlyMap<string, JsonObject>
  language: string
}

/**
 * Returns the authors of a JSON-LD object. Splits a name only if it is certainly a list: some newspapers state several
 * authors as one person.
 */
export function listJsonLdAuthors(
  describedObject: JsonObject,
  { objectById, language }: JsonLdNameContext,
): string[] {
  return flattenJsonLdLists(describedObject.author ?? describedObject.creator)
    .flatMap((author) => {
      if (!isObject(author)) return splitPossibleNameList(toText(author) ?? '', language)
      const inlineNames = listNamesOfObject(author)
      const referencedObject =
        inlineNames.length > 0 ? undefined : objectById.get(findTextField(author, '@id') ?? '')
      return (referencedObject ? listNamesOfObject(referencedObject) : inlineNames).flatMap((name) =>
        splitPossibleNameList(name, language),
      )
    })
    .map(cleanName)
    .filter((name) => name !== null)
}

/** Returns the names of organisations that the JSON-LD states as the article's author, creator, source or provider. */
export const listCreditedOrganisations = ({ jsonLdArticles }: WebPage): string[] =>
  jsonLdArticles
    .flatMap(({ author, creator, sourceOrganization, provider }) =>
      [author, creator, sourceOrganization, provider].flat(),
    )
    .filter(isObject)
    .filter((object) => listJsonLdTypes(object).some((type) => type.endsWith('Organization')))
    .flatMap(listNamesOfObject)
