import type { Element, Root } from 'hast'
import { parsePage } from '../../../content/html/parse-html.ts'
import { listElements } from '../../markup/page-tree.ts'
import { revealTabPanels } from '../../markup/reveal-tab-panels.ts'
import type { JsonObject } from '../../record/json-values.ts'
import { readJsonLdObjects, selectJsonLdArticles } from './json-ld.ts'
import { type MetaValuesByName, readMetaValues } from './meta-tags.ts'

/** A parsed page and its metadata. */
export interface WebPage {
  tree: Root
  /** All elements of the tree, in document order. */
  elements: Element[]
  metaTags: MetaValuesByName
  /** All objects in the page's JSON-LD. */
  jsonLdObjects: JsonObject[]
  /** The articles among `jsonLdObjects`, sorted from the most to the fewest properties. */
  jsonLdArticles: JsonObject[]
  /** The language for reading dates and bylines: the edition's, because pages often state a wrong language. */
  parsingLanguage: string
  /** Names of the site known from the edition. */
  knownSiteNames: readonly string[]
  /** The page's URL; `null` if it is unknown. */
  url: string | null
}

/** Parses a page of an edition, with `url` set to `null`. */
export function parseWebPage(
  html: string,
  { name, language }: { name: string; language: string },
): WebPage | 'too deep' {
  const tree = parsePage(html)
  if (tree === 'too deep') return 'too deep'
  const elements = listElements(tree)
  revealTabPanels(elements)
  const jsonLdObjects = readJsonLdObjects(elements)
  return {
    tree,
    elements,
    metaTags: readMetaValues(elements),
    jsonLdObjects,
    jsonLdArticles: selectJsonLdArticles(jsonLdObjects),
    parsingLanguage: language,
    knownSiteNames: [name],
    url: null,
  }
}
