import type { Element } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { getAttribute } from '../../markup/page-tree.ts'
import { isObject, type JsonObject } from '../../record/json-values.ts'

const articleTypePattern =
  /^(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|OpinionNewsArticle|ScholarlyArticle|TechArticle|Report)$/

const scriptOpenings = ['//<![CDATA[', '// <![CDATA[', '<![CDATA[', '<!--']
const scriptClosings = ['//]]>', '// ]]>', ']]>', '-->', ';']
const maxCommentLength = 60

/** Removes comment marks and CDATA markers around a script's JSON. */
function unwrapJson(text: string): string {
  let jsonText = text.trim()
  if (jsonText.startsWith('/*') && jsonText.slice(0, maxCommentLength).includes('*/'))
    jsonText = jsonText.slice(jsonText.indexOf('*/') + 2).trim()
  jsonText = jsonText.slice(scriptOpenings.find((mark) => jsonText.startsWith(mark))?.length ?? 0).trim()
  const comment = jsonText.endsWith('*/') ? jsonText.lastIndexOf('/*') : -1
  if (comment > jsonText.length - maxCommentLength)
    jsonText = jsonText.slice(0, comment < 0 ? jsonText.length : comment).trim()
  const closing = scriptClosings.find((mark) => jsonText.endsWith(mark))
  return closing === undefined ? jsonText : jsonText.slice(0, -closing.length).trim()
}

/** Parses JSON that may have raw line breaks in strings; `null` for invalid JSON. */
function parseLooseJson(text: string): unknown {
  const jsonText = unwrapJson(text)
  for (const candidate of [jsonText, jsonText.replace(/[\r\n\t]/g, ' ')]) {
    try {
      return JSON.parse(candidate)
    } catch {}
  }
  return null
}

/** Maximum depth of nested objects: a graph in a list in a page has three levels. */
const maxObjectDepth = 4

function listObjectsWithin(value: unknown, depth = 0): JsonObject[] {
  if (depth > maxObjectDepth) return []
  return (Array.isArray(value) ? value : [value])
    .filter(isObject)
    .flatMap((object) => [
      object,
      ...['@graph', 'mainEntity', 'mainEntityOfPage'].flatMap((name) =>
        listObjectsWithin(object[name], depth + 1),
      ),
    ])
}

/** Returns an object's types without the URL of the vocabulary; ignores values that are not strings. */
export const listJsonLdTypes = (object: JsonObject): string[] =>
  [object['@type']]
    .flat()
    .filter((type) => typeof type === 'string')
    .map((type) => type.slice(Math.max(...['/', ':', '#'].map((mark) => type.lastIndexOf(mark))) + 1))

/** Returns every object that a page describes in JSON-LD. */
export function readJsonLd(elements: readonly Element[]): JsonObject[] {
  return elements
    .filter(
      (element) =>
        element.tagName === 'script' &&
        /^\s*application\/ld\+json/i.test(getAttribute(element, 'type') ?? ''),
    )
    .flatMap((script) => listObjectsWithin(parseLooseJson(textContent(script))))
}

/** Returns the articles among the described objects, the one with most properties first. */
export const selectArticles = (describedObjects: readonly JsonObject[]): JsonObject[] =>
  describedObjects
    .filter((object) => listJsonLdTypes(object).some((type) => articleTypePattern.test(type)))
    .sort((a, b) => Object.keys(b).length - Object.keys(a).length)
