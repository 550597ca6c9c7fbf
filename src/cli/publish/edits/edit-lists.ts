import type { CollectionDocument, ListedArticle } from '../../../model/document.ts'
import { nameListKinds } from '../../../model/edition.ts'
import { addressOfNameList } from '../../../model/list-address.ts'
import { type PartialDate, splitCalendarDate } from '../../../model/partial-date.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { initialPagesSegment } from '../lists/initials.ts'
import { toInitialsKey, toPeriod } from '../lists/list-parts.ts'
import { toArticleLink } from '../neighbours/find-neighbours.ts'
import type { ArticleEdit } from './article-edit.ts'
import type { EditedRelease } from './edited-release.ts'

/**
 * Returns the addresses of the lists that contain an article: the front page, the lists of names and the list of the
 * calendar day. Omits the parts into which these lists are divided.
 */
export function findListAddresses({ edition, published, names }: ArticleSummary): string[] {
  const addressesOfNameLists = nameListKinds.flatMap((listKind) =>
    names[listKind].map((name) => addressOfNameList(edition, listKind, name)),
  )
  const day = toPeriod(published, 3)
  return [
    `/${edition}/`,
    ...addressesOfNameLists,
    ...(day === null ? [] : [`/${edition}/on-this-day/${day.slice(5)}`]),
  ]
}

/**
 * Returns the paths of the parts of a list that may contain an article with this date, relative to the list's address.
 */
export function findPartPaths(published: PartialDate | null): string[] {
  const dateSegments = published === null ? [] : splitCalendarDate(published)
  const periods = dateSegments.map((_, depth) => dateSegments.slice(0, depth + 1))
  return [...periods, [...dateSegments, 'undated']].map((path) => path.join('/'))
}

/** Replaces an article's line in a list and, on a front page, the link to the article under its section. */
function replaceLinesInList(list: CollectionDocument, article: ArticleSummary): void {
  const replaceLine = (line: ListedArticle): ListedArticle =>
    line.address === article.address
      ? { ...article.listing, ...(line.anchor !== undefined && { anchor: line.anchor }) }
      : line
  list.listings = list.listings.map(replaceLine)
  for (const section of list.frontNames?.sections ?? [])
    if (section.latest.address === article.address) section.latest = toArticleLink(article)
}

/**
 * Replaces an article's line in a list and in the list's parts that contain the article.
 * @param address the address of the list (`baseAddress`) or of one of its parts
 * @returns false if the list is missing, or a new initial moves the article to another part
 */
async function tryEditListAndParts(
  release: EditedRelease,
  edit: Pick<ArticleEdit, 'articleBefore' | 'articleAfter'>,
  { baseAddress, address }: { baseAddress: string; address: string },
): Promise<boolean> {
  const list = await release.readListForEditing(address)
  if (!list) return false
  const { summary } = edit.articleAfter
  replaceLinesInList(list, summary)
  const [partPaths, initialsKey] = [findPartPaths(summary.published), toInitialsKey(summary)]
  for (const { address: partAddress } of list.divisions) {
    if (!partAddress.startsWith(`${baseAddress}/`)) continue
    const [partPath = '', partInitial = ''] = partAddress
      .slice(baseAddress.length + 1)
      .split(`/${initialPagesSegment}/`)
    if (!partPaths.includes(partPath)) continue
    if (partInitial !== '' && toInitialsKey(edit.articleBefore.summary) !== initialsKey) return false
    if (
      initialsKey.startsWith(partInitial) &&
      !(await tryEditListAndParts(release, edit, { baseAddress, address: partAddress }))
    )
      return false
  }
  return true
}

/**
 * Replaces an article's line in all lists of a release. @returns false if a list is missing, or the article may move
 * to another part of a list
 */
export async function tryEditLists(release: EditedRelease, edit: ArticleEdit): Promise<boolean> {
  const [listingJsonBefore, listingJsonAfter] = [edit.articleBefore, edit.articleAfter].map(
    ({ summary: { listing } }) => JSON.stringify(listing),
  )
  if (listingJsonBefore === listingJsonAfter) return true
  for (const address of findListAddresses(edit.articleAfter.summary))
    if (!(await tryEditListAndParts(release, edit, { baseAddress: address.replace(/\/$/, ''), address })))
      return false
  return true
}
