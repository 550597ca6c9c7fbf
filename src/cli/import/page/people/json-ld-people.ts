import { isObject, type JsonObject, textField, textValue } from '../../record/json-values.ts'
import { typesOf } from '../metadata/json-ld.ts'
import type { Page } from '../metadata/page.ts'
import { plainText } from '../metadata/plain-value.ts'
import { namesInList } from './byline.ts'
import { wholeName } from './names.ts'

/** What JSON-LD describes once and points to by `@id`, as the authors of WordPress's pages are. */
export function describedById(described: readonly JsonObject[]): ReadonlyMap<string, JsonObject> {
  const byId = new Map<string, JsonObject>()
  for (const object of described) {
    const id = textField(object, '@id')
    if (id !== null && !byId.has(id) && Object.hasOwn(object, 'name')) byId.set(id, object)
  }
  return byId
}

/** The name of a person or an organisation: `name`, or its parts. */
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

/** A text where schema.org wants a person: one name, or a list of them where that is certain. */
function namesInText(text: string, language: string): string[] {
  const plain = plainText(text)
  return namesInList(plain, language) ?? [plain]
}

/** What authors are read with: what the page describes by its `@id`, and the language of lists. */
export interface StatedIn {
  byId: ReadonlyMap<string, JsonObject>
  language: string
}

/**
 * The authors that an object of JSON-LD states, each name whole as it is given. Names that are no object's are split
 * only where they are certainly a list.
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

/** Organisations that a page names as the author or the source of its article. */
export const organisationsOf = ({ articles }: Page): string[] =>
  articles
    .flatMap(({ author, creator, sourceOrganization, provider }) =>
      [author, creator, sourceOrganization, provider].flat(),
    )
    .filter(isObject)
    .filter((object) => typesOf(object).some((type) => type.endsWith('Organization')))
    .flatMap(nameOf)
