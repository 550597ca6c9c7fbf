import type { Element } from 'hast'
import { textOf } from '../../content/element.ts'
import { isObject, type JsonObject } from '../json/values.ts'
import { attribute } from './page-tree.ts'

const article =
  /^(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|OpinionNewsArticle|ScholarlyArticle|TechArticle|Report)$/

/** Line breaks in strings, comment marks and CDATA around the text: pages hold them, JSON does not. */
function parseLoosely(text: string): unknown {
  const bare = text
    .trim()
    .replace(/^\/\*.{0,40}\*\/|^(?:\/\/)?\s*<!\[CDATA\[|^<!--/, '')
    .replace(/(?:\/\/)?\s*\]\]>$|-->$|;$|\/\*.{0,40}\*\/$/, '')
  for (const attempt of [bare, bare.replace(/[\r\n\t]+/g, ' ')]) {
    try {
      return JSON.parse(attempt)
    } catch {}
  }
  return null
}

/** The longest nesting that is followed: a graph, in a list, in a page. */
const deepest = 4

function objectsWithin(value: unknown, depth = 0): JsonObject[] {
  if (depth > deepest) return []
  return (Array.isArray(value) ? value : [value])
    .filter(isObject)
    .flatMap((object) => [
      object,
      ...['@graph', 'mainEntity', 'mainEntityOfPage'].flatMap((name) =>
        objectsWithin(object[name], depth + 1),
      ),
    ])
}

const typesOf = (object: JsonObject): string[] =>
  [object['@type']].flat().map((type) => String(type).replace(/^.*[/:#]/, ''))

/** Everything that a page describes in JSON-LD. */
export function jsonLdObjects(elements: readonly Element[]): JsonObject[] {
  return elements
    .filter(
      (element) =>
        element.tagName === 'script' && /^\s*application\/ld\+json/i.test(attribute(element, 'type') ?? ''),
    )
    .flatMap((script) => objectsWithin(parseLoosely(textOf(script))))
}

/** The articles among what a page describes, the one that says most first. */
export const jsonLdArticles = (described: readonly JsonObject[]): JsonObject[] =>
  described
    .filter((object) => typesOf(object).some((type) => article.test(type)))
    .sort((a, b) => Object.keys(b).length - Object.keys(a).length)
