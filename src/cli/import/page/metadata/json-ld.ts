import type { Element } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { getAttribute } from '../../markup/page-tree.ts'
import { isObject, type JsonObject } from '../../record/json-values.ts'

const articleTypePattern =
  /^(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|OpinionNewsArticle|ScholarlyArticle|TechArticle|Report)$/

const scriptOpenings = ['//<![CDATA[', '// <![CDATA[', '<![CDATA[', '<!--']
const scriptClosings = ['//]]>', '// ]]>', ']]>', '-->', ';']
const maxWrapperCommentLength = 60

/** Removes the comment and CDATA marks around a script's JSON, and a semicolon at its end. */
function extractJsonFromScript(scriptText: string): string {
  let remainingText = scriptText.trim()
  if (remainingText.startsWith('/*') && remainingText.slice(0, maxWrapperCommentLength).includes('*/'))
    remainingText = remainingText.slice(remainingText.indexOf('*/') + 2).trim()
  remainingText = remainingText
    .slice(scriptOpenings.find((mark) => remainingText.startsWith(mark))?.length ?? 0)
    .trim()
  const commentOffset = remainingText.endsWith('*/') ? remainingText.lastIndexOf('/*') : -1
  if (commentOffset > remainingText.length - maxWrapperCommentLength)
    remainingText = remainingText.slice(0, commentOffset < 0 ? remainingText.length : commentOffset).trim()
  const closing = scriptClosings.find((mark) => remainingText.endsWith(mark))
  return closing === undefined ? remainingText : remainingText.slice(0, -closing.length).trim()
}

/** Parses a script's JSON, which may contain raw line breaks and tabs in strings. Returns `null` for invalid JSON. */
function parseScriptJson(scriptText: string): unknown {
  const jsonText = extractJsonFromScript(scriptText)
  for (const jsonVariant of [jsonText, jsonText.replace(/[\r\n\t]/g, ' ')]) {
    try {
      return JSON.parse(jsonVariant)
    } catch {}
  }
  return null
}

/** Maximum depth of nested objects. A graph in a list in a page has three levels. */
const maxObjectDepth = 4

/** Lists the objects in a JSON-LD value, including those nested in graphs and main entities. */
function listDescribedObjects(value: unknown, depth = 0): JsonObject[] {
  if (depth > maxObjectDepth) return []
  return (Array.isArray(value) ? value : [value])
    .filter(isObject)
    .flatMap((object) => [
      object,
      ...['@graph', 'mainEntity', 'mainEntityOfPage'].flatMap((name) =>
        listDescribedObjects(object[name], depth + 1),
      ),
    ])
}

/** Returns an object's types without the vocabulary's URL. Ignores values that are not strings. */
export const listJsonLdTypes = (object: JsonObject): string[] =>
  [object['@type']]
    .flat()
    .filter((type) => typeof type === 'string')
    .map((type) => type.slice(Math.max(...['/', ':', '#'].map((mark) => type.lastIndexOf(mark))) + 1))

/** Returns all objects described in a page's JSON-LD scripts. */
export function readJsonLdObjects(elements: readonly Element[]): JsonObject[] {
  return elements
    .filter(
      (element) =>
        element.tagName === 'script' &&
        /^\s*application\/ld\+json/i.test(getAttribute(element, 'type') ?? ''),
    )
    .flatMap((script) => listDescribedObjects(parseScriptJson(textContent(script))))
}

/** Returns the articles among the objects, sorted from the most to the fewest properties. */
export const selectJsonLdArticles = (describedObjects: readonly JsonObject[]): JsonObject[] =>
  describedObjects
    .filter((object) => listJsonLdTypes(object).some((type) => articleTypePattern.test(type)))
    .sort((a, b) => Object.keys(b).length - Object.keys(a).length)
