import { catchUnreadable, type ObjectStore } from '../../../archive/objects.ts'
import { readRoot, readTakedowns } from '../../../archive/release.ts'
import type { Takedowns, TakenDownArticle } from '../../../archive/takedowns.ts'
import type { ArticleFields } from '../../../model/article.ts'
import { readShards } from '../store/read-shards.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { readArticleDocuments, type StoredArticle } from '../store/stored-articles.ts'
import { addressKey, pictureKey, sourceMark } from './takedown-keys.ts'

/** Takedowns of several releases, and the roots of those whose takedowns cannot be read. */
export interface PastTakedowns extends Takedowns {
  unreadable: string[]
}

/** Takedowns of a release; `null` where they cannot be read. */
const takedownsAt = (store: ObjectStore, root: string): Promise<Takedowns | null> =>
  readRoot(store, root)
    .then((opened) => readTakedowns(store, opened))
    .catch(catchUnreadable(() => null))

const both = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].sort()

/** Adds the records of a later release. An article that both have is kept back as the later says, under every key it ever had. */
function addLater(
  earlier: readonly TakenDownArticle[],
  later: readonly TakenDownArticle[],
): TakenDownArticle[] {
  const byAddress = new Map<string, TakenDownArticle>()
  for (const record of earlier) for (const address of record.addresses) byAddress.set(address, record)
  const replaced = new Set<TakenDownArticle>()
  const added = later.map((record) => {
    const own = new Set(record.addresses.map((address) => byAddress.get(address)))
    return [...own].reduce<TakenDownArticle>((merged, before) => {
      if (!before) return merged
      replaced.add(before)
      const { how, addresses, marks } = merged
      return { how, addresses: both(addresses, before.addresses), marks: both(marks, before.marks) }
    }, record)
  })
  return [...earlier.filter((record) => !replaced.has(record)), ...added]
}

/** Another article may have taken its address: it is the same only where its source is. */
const isSame = ({ marks }: TakenDownArticle, fields: ArticleFields): boolean => {
  const [source, known] = [sourceMark(fields), marks.some((mark) => mark.startsWith('source:'))]
  return source === null || !known || marks.includes(source)
}

/** The records whose articles a release shows again, at an address of theirs, and the digests of its pictures. */
async function shownAgain(
  store: BulkObjectStore,
  root: string,
  articles: readonly TakenDownArticle[],
): Promise<{ articles: Set<TakenDownArticle>; pictures: Set<string> }> {
  const opened = await readRoot(store, root)
  const byAddress = new Map<string, TakenDownArticle>()
  for (const record of articles) for (const address of record.addresses) byAddress.set(address, record)
  const [held, leading] = [new Map<string, StoredArticle>(), new Map<string, TakenDownArticle>()]
  const shownPictures = new Set<string>()
  for await (const [, shard] of readShards(store, opened))
    for (const entry of Object.values(shard).flat()) {
      const record = byAddress.get(addressKey(entry.address))
      if (record && entry.kind === 'moved') leading.set(entry.to, record)
      if (record && entry.kind === 'article') leading.set(entry.address, record)
      if (entry.kind === 'article') held.set(entry.address, entry)
      if (entry.kind === 'media') shownPictures.add(pictureKey(entry.address))
    }
  const read = [...leading.keys()].flatMap((address) => held.get(address) ?? [])
  const shown = new Set<TakenDownArticle>()
  for await (const [{ address }, { fields }] of readArticleDocuments(store, read)) {
    const record = leading.get(address)
    if (record && isSame(record, fields)) shown.add(record)
  }
  return { articles: shown, pictures: shownPictures }
}

/**
 * What a release keeps back, and what those shortly before it kept back, unless it shows that again: an article that was
 * withheld, and whose file was removed afterwards, is still not to come back.
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
  for (const each of before.toReversed()) {
    const older = await takedownsAt(store, each)
    if (older === null) unreadable.push(each)
    articles = addLater(articles, older?.articles ?? [])
    for (const picture of older?.pictures ?? []) pictures.add(picture)
  }
  const current = await readTakedowns(store, await readRoot(store, root))
  const own = new Set(current.articles.flatMap(({ addresses }) => addresses))
  const past = articles.filter(({ addresses }) => !addresses.some((address) => own.has(address)))
  const again = await shownAgain(store, root, past)
  const hidden = [...pictures].filter((digest) => !again.pictures.has(digest))
  return {
    articles: addLater(
      articles.filter((record) => !again.articles.has(record)),
      current.articles,
    ),
    pictures: [...new Set([...hidden, ...current.pictures])],
    unreadable,
  }
}
