import type { Element } from 'hast'
import { isObject, type JsonObject, namesOf } from '../json/values.ts'
import type { Claim } from './claim.ts'
import { said } from './meta-tags.ts'
import { by, isPerson, namesInByline } from './names.ts'
import type { Page } from './page.ts'
import { attribute, elementsIn, elementsNamed, hasWord, lineOf, shortLineOf } from './page-tree.ts'
import { plainText } from './plain-value.ts'

const longestByline = 160

const bylineNamed =
  /(?:^|[\s_-])(?:by-?line|author(?:-?name)?|article-author|entry-author|post-author|vcard|signature|signed|byl)(?:$|[\s_-])/i

function inJsonLd(articles: readonly JsonObject[]): string[] {
  const lists = articles.map((article) => namesOf(article.author ?? article.creator).map(plainText))
  return lists.find((names) => names.length > 0) ?? []
}

/** The first author that microdata marks, with those beside it: further ones are other articles'. */
function inMicrodata({ elements }: Page): string[] {
  const authors = elements.filter((element) => hasWord(element, 'itemProp', 'author'))
  const parent = elements.find(({ children }) => children.some((child) => child === authors[0]))
  return authors
    .filter((author) => parent?.children.includes(author) ?? false)
    .map((author) => {
      const name = elementsIn(author).find((element) => hasWord(element, 'itemProp', 'name')) ?? author
      return attribute(name, 'content') ?? lineOf(name)
    })
}

/** The line that says by whom an article is, as it is written. */
export function bylineOf({ elements }: Page): string | null {
  const lines = elementsNamed(elements, bylineNamed).map((element) => shortLineOf(element, longestByline))
  return lines.find((line) => line !== null && by.test(line)) ?? null
}

/** Names that stand alone in what is named as an author's line, the links in it first. */
function inMarkup({ elements }: Page): string[] {
  const isLink = (element: Element) => element.tagName === 'a'
  const named = elementsNamed(elements, bylineNamed).filter(
    (element) => shortLineOf(element, longestByline) !== null,
  )
  const marked = [
    ...elements.filter((element) => hasWord(element, 'rel', 'author')),
    ...named.flatMap((element) => elementsIn(element).filter(isLink)),
    ...named,
  ]
  const lines = marked.map((element) => shortLineOf(element, longestByline))
  return lines
    .filter((line) => line !== null)
    .filter(isPerson)
    .slice(0, 1)
}

const distinct = (names: readonly string[]): string[] => [
  ...new Map(names.map((name) => [name.toLowerCase(), name])).values(),
]

/** The authors that a page names, by the first means that names any. */
export function authorsOf(page: Page): Claim<string[]> | null {
  const { tags, articles, described } = page
  const byline = bylineOf(page)
  const inByline = byline === null ? [] : namesInByline(byline).filter(isPerson)
  const all: Claim<string[]>[] = [
    { from: 'json-ld', value: inJsonLd(articles) },
    { from: 'article', value: said(tags, 'article:author') },
    {
      from: 'meta',
      value: said(tags, 'parsely-author', 'sailthru.author', 'author', 'byl', 'article:author_name'),
    },
    { from: 'dublin-core', value: said(tags, 'dc.creator', 'dcterms.creator', 'dc.creator.author') },
    { from: 'microdata', value: inMicrodata(page) },
    { from: 'text', value: inByline },
    { from: 'html', value: inMarkup(page) },
    { from: 'json-ld', value: inJsonLd(described) },
  ]
  const names = all.map(({ from, value }) => ({ from, value: distinct(value.flatMap(namesInByline)) }))
  return names.find(({ value }) => value.length > 0) ?? null
}

/** Organisations that a page names as the author or the source of its article. */
export const organisationsOf = ({ articles }: Page): string[] =>
  articles.flatMap(({ author, creator, sourceOrganization, provider }) =>
    [author, creator, sourceOrganization, provider]
      .flat()
      .filter(isObject)
      .filter((object) => /Organization/.test(String(object['@type'])))
      .flatMap(namesOf),
  )
