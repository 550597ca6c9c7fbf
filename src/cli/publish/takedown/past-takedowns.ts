import { catchUnreadable, type ObjectStore } from '../../../archive/objects.ts'
import { readRoot, readTakedowns } from '../../../archive/release.ts'
import type { Takedowns, TakenDownArticle } from '../../../archive/takedowns.ts'
import type { ArticleFields } from '../../../model/article.ts'
import { readShards } from '../store/read-shards.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { readArticleDocuments, type StoredArticle } from '../store/stored-articles.ts'
import { addressKey, pictureKey, sourceMark } from './takedown-keys.ts'

/** The takedowns of several releases, and the roots of releases whose takedowns cannot be read. */
export interface PastTakedowns extends Takedowns {
  unreadable: string[]
}

const readTakedownsOf = async (store: ObjectStore, root: string): Promise<Takedowns> =>
  readTakedowns(store, await readRoot(store, root))

const mergeKeys = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].sort()

function byAddressKey(articles: readonly TakenDownArticle[]): Map<string, TakenDownArticle> {
  return new Map(articles.flatMap((article) => article.addresses.map((key) => [key, article] as const)))
}

/** Merges the takedowns of a later release into earlier ones: an article keeps its later kind, and all keys that it ever had. */
function mergeTakedowns(
  earlier: readonly TakenDownArticle[],
  later: readonly TakenDownArticle[],
): TakenDownArticle[] {
  const earlierByKey = byAddressKey(earlier)
  const replaced = new Set<TakenDownArticle>()
  const merged = later.map((article) => {
    const same = new Set(article.addresses.flatMap((key) => earlierByKey.get(key) ?? []))
    return [...same].reduce<TakenDownArticle>((all, before) => {
      replaced.add(before)
      const { how, addresses, marks } = all
      return { how, addresses: mergeKeys(addresses, before.addresses), marks: mergeKeys(marks, before.marks) }
    }, article)
  })
  return [...earlier.filter((article) => !replaced.has(article)), ...merged]
}

/** True unless the sources differ: another article may have been given the address since. */
function isSameArticle({ marks }: TakenDownArticle, fields: ArticleFields): boolean {
  const source = sourceMark(fields)
  return source === null || !marks.some((mark) => mark.startsWith('source:')) || marks.includes(source)
}

/** Finds which taken-down articles a release shows again at one of their addresses, and the pictures that it shows. */
async function findShownAgain(
  store: BulkObjectStore,
  root: string,
  takenDown: readonly TakenDownArticle[],
): Promise<{ articles: Set<TakenDownArticle>; pictures: Set<string> }> {
  const takenDownByKey = byAddressKey(takenDown)
  const stored = new Map<string, StoredArticle>()
  const candidates = new Map<string, TakenDownArticle>()
  const pictures = new Set<string>()
  for await (const [, shard] of readShards(store, await readRoot(store, root)))
    for (const entry of Object.values(shard).flat()) {
      const article = takenDownByKey.get(addressKey(entry.address))
      if (article && entry.kind === 'moved') candidates.set(entry.to, article)
      if (article && entry.kind === 'article') candidates.set(entry.address, article)
      if (entry.kind === 'article') stored.set(entry.address, entry)
      if (entry.kind === 'media') pictures.add(pictureKey(entry.address))
    }
  const articles = new Set<TakenDownArticle>()
  const toRead = [...candidates.keys()].flatMap((address) => stored.get(address) ?? [])
  for await (const [{ address }, { fields }] of readArticleDocuments(store, toRead)) {
    const article = candidates.get(address)
    if (article && isSameArticle(article, fields)) articles.add(article)
  }
  return { articles, pictures }
}

/**
 * Collects the takedowns of a release and of those before it, except what the release shows again. An article that was withheld
 * and whose file was removed afterwards is still taken down.
 * @param before roots, newest first
 * @throws UnreadableObject
 */
export async function collectPastTakedowns(
  store: BulkObjectStore,
  root: string,
  before: readonly string[],
): Promise<PastTakedowns> {
  let articles: TakenDownArticle[] = []
  const pictures = new Set<string>()
  const unreadable: string[] = []
  for (const past of before.toReversed()) {
    const takedowns = await readTakedownsOf(store, past).catch(catchUnreadable(() => null))
    if (takedowns === null) unreadable.push(past)
    articles = mergeTakedowns(articles, takedowns?.articles ?? [])
    for (const picture of takedowns?.pictures ?? []) pictures.add(picture)
  }
  const current = await readTakedownsOf(store, root)
  const currentByKey = byAddressKey(current.articles)
  const onlyBefore = articles.filter(({ addresses }) => !addresses.some((key) => currentByKey.has(key)))
  const shown = await findShownAgain(store, root, onlyBefore)
  const hidden = articles.filter((article) => !shown.articles.has(article))
  const hiddenPictures = [...pictures].filter((digest) => !shown.pictures.has(digest))
  return {
    articles: mergeTakedowns(hidden, current.articles),
    pictures: [...new Set([...hiddenPictures, ...current.pictures])],
    unreadable,
  }
}
