import { isObject, type JsonObject, textField, textValue } from '../../record/json-values.ts'
import { typesOf } from '../metadata/json-ld.ts'
import type { Page } from '../metadata/page.ts'
import { plainText } from '../metadata/plain-value.ts'
import { namesInList } from './byline.ts'
import { wholeName } from './names.ts'

/** Maps `@id` to the object that JSON-LD describes under it, as WordPress does for authors. */
export function describedById(described: readonly JsonObject[]): ReadonlyMap<string, JsonObject> {
  const byId = new Map<string, JsonObject>()
  for (const object of described) {
    const id = textField(object, '@id')
    if (id !== null && !byId.has(id) && Object.hasOwn(object, 'name')) byId.set(id, object)
  }
  return byId
}

/** Returns the name of a person or organisation: `name`, or given and family name. */
function nameOf(object: JsonObject): string[] {
  const names = [object.name]
    .flat()
    .map(textValue)
    .filter((name) => name !== null)
  if (names.length > 0) return names
  const parts = [textField(object, 'givenName'), textField(object, 'familyName')].filter(
    (part) => part !== null,
  )
  return parts.length > 0 ? [parts.join(' ')] : []
}

const listed = (value: unknown): unknown[] =>
  [value].flat().flatMap((each) => (isObject(each) && Array.isArray(each['@list']) ? each['@list'] : [each]))

/** Returns the names in a text that stands where schema.org expects a person. */
function namesInText(text: string, language: string): string[] {
  const plain = plainText(text)
  return namesInList(plain, language) ?? [plain]
}

/** Objects of the page by `@id`, and the language in which lists of names are split. */
export interface StatedIn {
  byId: ReadonlyMap<string, JsonObject>
  language: string
}

/**
 * Returns the authors of a JSON-LD object. Names of objects stay whole; texts are split only if they are certainly
 * lists.
 */
export function statedAuthors(article: JsonObject, { byId, language }: StatedIn): string[] {
  return listed(article.author ?? article.creator)
    .flatMap((value) => {
      if (!isObject(value)) return namesInText(textValue(value) ?? '', language)
      const named = nameOf(value)
      const pointed = named.length > 0 ? undefined : byId.get(textField(value, '@id') ?? '')
      return (pointed ? nameOf(pointed) : named).map(plainText)
    })
    .map(wholeName)
    .filter((name) => name !== null)
}

/** Returns organisations stated as author or source of the article. */
export const organisationsOf = ({ articles }: Page): string[] =>
  articles
    .flatMap(({ author, creator, sourceOrganization, provider }) =>
      [author, creator, sourceOrganization, provider].flat(),
    )
    .filter(isObject)
    .filter((object) => typesOf(object).some((type) => type.endsWith('Organization')))
    .flatMap(nameOf)
