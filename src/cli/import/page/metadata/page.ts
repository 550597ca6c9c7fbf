import type { Element, Root } from 'hast'
import { parsePage } from '../../../content/html/parse-html.ts'
import { listElements } from '../../markup/page-tree.ts'
import type { JsonObject } from '../../record/json-values.ts'
import { jsonLdArticles, jsonLdObjects } from './json-ld.ts'
import { type MetaTags, metaTags } from './meta-tags.ts'

/** A page, parsed once, with what it says of itself. */
export interface Page {
  tree: Root
  /** All elements of the tree, in the document's order. */
  elements: Element[]
  tags: MetaTags
  /** Everything that JSON-LD describes, and the articles of it, the one that says most first. */
  described: JsonObject[]
  articles: JsonObject[]
  /** The language in which what it says is read (not that of its text: pages are wrong about it). */
  language: string
  /** Names under which its site may call itself. */
  sites: readonly string[]
  /** Where it was, if that is known. */
  url: string | null
}

/** Parses a page of an edition, to be read in its language; `null` when it nests too deep to be one. */
export function readPage(html: string, { name, language }: { name: string; language: string }): Page | null {
  const tree = parsePage(html)
  if (tree === null) return null
  const elements = listElements(tree)
  const described = jsonLdObjects(elements)
  return {
    ...{ tree, elements, described, language, sites: [name], url: null },
    tags: metaTags(elements),
    articles: jsonLdArticles(described),
  }
}
