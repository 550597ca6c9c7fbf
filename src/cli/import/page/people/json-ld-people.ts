import { findTextField, isObject, type JsonObject, toText } from '../../record/json-values.ts'
import { parseNameList } from '../../text/byline.ts'
import { cleanName } from '../../text/names.ts'
import { listJsonLdTypes } from '../metadata/json-ld.ts'
import { stripMarkup } from '../metadata/strip-markup.ts'
import type { WebPage } from '../metadata/web-page.ts'

/** Maps `@id` to the object that JSON-LD describes under it, as WordPress does for authors. */
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

/** Returns the name of a person or organisation: `name`, or given and family name. */
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
 * Returns the names in a text that should be one person's name, but may be a list. Leaves out the newspaper in
 * `Ann Lee | The Wire`.
 */
function splitPossibleNameList(text: string, language: string): string[] {
  const plainText = stripMarkup(text)
  const [textBeforeBar = ''] = plainText.split(/\s+\|\s+/, 1)
  const names = parseNameList(textBeforeBar, language)
  // The text after several names is a newspaper, whatever it is called; the text after a single name may be another name.
  return (names && names.length > 1 ? names : (parseNameList(plainText, language) ?? names)) ?? [plainText]
}

/** Objects of the page by `@id`, and the language in which lists of names are split. */
export interface JsonLdNameContext {
  objectById: ReadonlyMap<string, JsonObject>
  language: string
}

/**
 * Returns the authors of a JSON-LD object. A name is split only if it is certainly a list, as newspapers write one into
 * a single person.
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

/** Returns organisations stated as author or source of the article. */
export const listCreditedOrganisations = ({ jsonLdArticles }: WebPage): string[] =>
  jsonLdArticles
    .flatMap(({ author, creator, sourceOrganization, provider }) =>
      [author, creator, sourceOrganization, provider].flat(),
    )
    .filter(isObject)
    .filter((object) => listJsonLdTypes(object).some((type) => type.endsWith('Organization')))
    .flatMap(listNamesOfObject)
