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

/**
 * Lists an item's terms, with the primary category first. Notes a primary category that is not one of them.
 */
function listTermsPrimaryFirst(
  item: WxrItem,
  { categoryNicenameById }: ExportIndex,
  notes: ExportNoteCounts,
): readonly WxrTerm[] {
  const primaryCategoryId = primaryCategoryMetaKeys
    .map((key) => findItemMeta(item, key))
    .find((value) => /^[1-9]\d*$/.test(value))
  if (primaryCategoryId === undefined) return item.terms
  const isPrimaryCategory = ({ taxonomy, nicename }: WxrTerm) =>
    taxonomy === 'category' && nicename === categoryNicenameById.get(primaryCategoryId)
  const primaryTerms = item.terms.filter(isPrimaryCategory)
  if (primaryTerms.length === 0) notes.add('primary category', primaryCategoryId)
  return [...primaryTerms, ...item.terms.filter((term) => !isPrimaryCategory(term))]
}

/**
 * Finds an item's section, which is its primary or first category, and its topics, which are its other
 * categories and its tags (`post_tag`, or `tag` in WXR 1.0).
 */
export function findSectionAndTopics(
  item: WxrItem,
  index: ExportIndex,
  notes: ExportNoteCounts,
): Pick<ArticleFields, 'section' | 'topics'> {
  const terms = listTermsPrimaryFirst(item, index, notes)
  const [section = null, ...otherCategories] = listTermNames(terms, 'category')
  const topics = [...otherCategories, ...listTermNames(terms, 'post_tag', 'tag')]
  return { section, topics: [...new Set(topics)].filter((topic) => topic !== section) }
}

/** Notes the taxonomies of an item's terms, except categories, tags and technical taxonomies. */
export function noteOtherTaxonomies({ terms }: WxrItem, notes: ExportNoteCounts): void {
  for (const { taxonomy } of terms)
    if (!['category', 'post_tag', 'tag'].includes(taxonomy) && !technicalTaxonomies.has(taxonomy))
      notes.add('taxonomy', taxonomy)
}

/** Finds the names of an item's authors: its co-authors (Co-Authors Plus) or, if it has none, its creator. */
export function findItemAuthorNames(
  item: WxrItem,
  { authorNameByLogin }: ExportIndex,
  notes: ExportNoteCounts,
): string[] {
  const coAuthorLoginPairs = item.terms
    .filter(({ taxonomy }) => taxonomy === 'author')
    .map(({ nicename, name }) => [name, nicename.replace(/^cap-/, '')])
  const creatorLogin = findItemText(item, 'dc:creator')
  const loginsPerAuthor =
    coAuthorLoginPairs.length > 0 ? coAuthorLoginPairs : creatorLogin === '' ? [] : [[creatorLogin]]
  return [
    ...new Set(
      loginsPerAuthor.map((alternativeLogins) =>
        resolveAuthorNameOrNoteLogin(alternativeLogins, authorNameByLogin, notes),
      ),
    ),
  ].filter((name) => name !== '')
}

/**
 * Returns the display name of the first login that has one. If there is none, notes and returns the first
 * login.
 */
function resolveAuthorNameOrNoteLogin(
  alternativeLogins: readonly string[],
  nameByLogin: ReadonlyMap<string, string>,
  notes: ExportNoteCounts,
): string {
  const displayName = alternativeLogins
    .map((login) => nameByLogin.get(login))
    .find((name) => name !== undefined)
  const [firstLogin = ''] = alternativeLogins
  if (displayName === undefined) notes.add('login', firstLogin)
  return htmlToLine(displayName ?? firstLogin)
}
