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
  /** Every object in the page's JSON-LD. */
  jsonLdObjects: JsonObject[]
  /** The articles among `jsonLdObjects`, those with the most properties first. */
  jsonLdArticles: JsonObject[]
  /**
   * The language in which dates and bylines are read: the edition's, since the language that a page states is often
   * wrong.
   */
  parsingLanguage: string
  /** Names of the site known from the edition. */
  knownSiteNames: readonly string[]
  /** The page's URL, if known. */
  url: string | null
}

/** Parses a page of an edition, without its URL; returns `null` if it nests too deeply. */
export function parseWebPage(
  html: string,
  { name, language }: { name: string; language: string },
): WebPage | null {
  const tree = parsePage(html)
  if (tree === null) return null
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
