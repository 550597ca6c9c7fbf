import type { ArticleFields } from '../../../../model/article.ts'
import type { ExportIndex } from '../wxr/export-index.ts'
import type { ExportNoteCounts } from '../wxr/export-notes.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { findItemMeta, findItemText, type WxrItem, type WxrTerm } from '../wxr/wxr-item.ts'

/** Taxonomies of WordPress and Co-Authors Plus that do not describe a story. */
const technicalTaxonomies = new Set(['post_format', 'nav_menu', 'link_category', 'author'])

const listTermNames = (terms: readonly WxrTerm[], ...taxonomies: string[]) => [
  ...new Set(
    terms
      .filter(({ taxonomy }) => taxonomies.includes(taxonomy))
      .map(({ name }) => htmlToLine(name))
      .filter((name) => name !== ''),
  ),
]

/**
 * Meta keys in which plugins store the id of the primary category (Yoast SEO, Rank Math, SEOPress, The SEO
 * Framework).
 */
const primaryCategoryMetaKeys = [
  '_yoast_wpseo_primary_category',
  'rank_math_primary_category',
  '_seopress_robots_primary_cat',
  '_primary_term_category',
]

const findPrimaryCategoryId = (item: WxrItem): string | null =>
  primaryCategoryMetaKeys.map((key) => findItemMeta(item, key)).find((value) => /^[1-9]\d*$/.test(value)) ??
  null

const createPrimaryTermTest = (item: WxrItem, { categoryNicenameById }: ExportIndex) => {
  const primaryNicename = categoryNicenameById.get(findPrimaryCategoryId(item) ?? '')
  return ({ taxonomy, nicename }: WxrTerm) => taxonomy === 'category' && nicename === primaryNicename
}

/**
 * Finds an item's section, which is its primary or first category, and its topics, which are its other
 * categories and its tags (`post_tag`, or `tag` in WXR 1.0).
 */
export function findSectionAndTopics(
  item: WxrItem,
  index: ExportIndex,
): Pick<ArticleFields, 'section' | 'topics'> {
  const isPrimaryTerm = createPrimaryTermTest(item, index)
  const terms = item.terms.toSorted((a, b) => Number(isPrimaryTerm(b)) - Number(isPrimaryTerm(a)))
  const [section = null, ...otherCategories] = listTermNames(terms, 'category')
  const topics = [...otherCategories, ...listTermNames(terms, 'post_tag', 'tag')]
  return { section, topics: [...new Set(topics)].filter((topic) => topic !== section) }
}

/** Notes an item's primary category if none of its terms is that category. */
export function noteUnknownPrimaryCategory(item: WxrItem, index: ExportIndex, notes: ExportNoteCounts): void {
  const primaryCategoryId = findPrimaryCategoryId(item)
  if (primaryCategoryId !== null && !item.terms.some(createPrimaryTermTest(item, index)))
    notes.add('primary category', primaryCategoryId)
}

/** Notes the taxonomies of an item's terms, except categories, tags and technical taxonomies. */
export function noteOtherTaxonomies({ terms }: WxrItem, notes: ExportNoteCounts): void {
  for (const { taxonomy } of terms)
    if (!['category', 'post_tag', 'tag'].includes(taxonomy) && !technicalTaxonomies.has(taxonomy))
      notes.add('taxonomy', taxonomy)
}

/** An author's login, and the display name that the export gives for it or for another login of the same author. */
interface ItemAuthor {
  login: string
  displayName: string | null
}

/** Lists an item's authors: its co-authors (Co-Authors Plus) or, if it has none, its creator. */
function listItemAuthors(item: WxrItem, { authorNameByLogin }: ExportIndex): ItemAuthor[] {
  const coAuthorLogins = item.terms
    .filter(({ taxonomy }) => taxonomy === 'author')
    .map(({ nicename, name }) => [name, nicename.replace(/^cap-/, '')])
  const creatorLogin = findItemText(item, 'dc:creator')
  const loginsPerAuthor =
    coAuthorLogins.length > 0 ? coAuthorLogins : creatorLogin === '' ? [] : [[creatorLogin]]
  return loginsPerAuthor.map((logins) => ({
    login: logins[0] ?? '',
    displayName:
      logins.map((login) => authorNameByLogin.get(login)).find((name) => name !== undefined) ?? null,
  }))
}

/** Finds the names of an item's authors. The login stands for an author without a display name. */
export function findItemAuthorNames(item: WxrItem, index: ExportIndex): string[] {
  const names = listItemAuthors(item, index).map(({ login, displayName }) => htmlToLine(displayName ?? login))
  return [...new Set(names)].filter((name) => name !== '')
}

/** Notes the logins of an item's authors without a display name. */
export function noteUnnamedLogins(item: WxrItem, index: ExportIndex, notes: ExportNoteCounts): void {
  for (const { login, displayName } of listItemAuthors(item, index)) {
    const shownLogin = htmlToLine(login)
    if (displayName === null && shownLogin !== '') notes.add('login', shownLogin)
  }
}
