import type { ObjectStore } from '../../archive/objects.ts'
import { readRoot, readTakedowns } from '../../archive/release.ts'
import { type Entry, isTakenDown } from '../../archive/shard.ts'
import { covers, noTakedowns, type Takedowns, takedownKey } from '../../archive/takedowns.ts'
import { eachShard } from './each-shard.ts'

const pictureOf = (address: string) => address.slice(address.lastIndexOf('/') + 1, address.lastIndexOf('.'))

const isNothing = ({ articles, pictures }: Takedowns) => Object.keys(articles).length + pictures.length === 0

/** Whether an entry shows what is to be kept back, in a release that keeps back `own`. */
async function shows(entry: Entry, keptBack: Takedowns, own: Takedowns): Promise<boolean> {
  if (isTakenDown(entry)) return false
  if (entry.kind === 'media') {
    const digest = pictureOf(entry.address)
    return keptBack.pictures.includes(digest) && !own.pictures.includes(digest)
  }
  const key = await takedownKey(entry.address)
  const how = keptBack.articles[key]
  return how !== undefined && !covers(own.articles[key], how)
}

/**
 * The addresses at which a release shows what others keep back: articles that they withhold, call gone or anonymise, and
 * pictures that they withhold.
 * @throws UnreadableObject
 */
export async function broughtBackBy(
  store: ObjectStore,
  root: string,
  keptBack: Takedowns,
): Promise<string[]> {
  if (isNothing(keptBack)) return []
  const opened = await readRoot(store, root)
  const own = await readTakedowns(store, opened)
  const found: string[] = []
  for await (const [, shard] of eachShard(store, opened))
    for (const entry of Object.values(shard).flat())
      if (await shows(entry, keptBack, own)) found.push(entry.address)
  return found.sort()
}

/** What a release keeps back; nothing, where it cannot be read: it was pruned. */
const takedownsAt = (store: ObjectStore, root: string): Promise<Takedowns> =>
  readRoot(store, root)
    .then((opened) => readTakedowns(store, opened))
    .catch(() => noTakedowns)

/**
 * What a release keeps back, and what those shortly before it kept back, unless it shows that again: an article that was
 * withheld, and whose file was removed afterwards, is still not to come back.
 * @param before roots, newest first
 */
export async function keptBackSince(
  store: ObjectStore,
  root: string,
  before: readonly string[],
): Promise<Takedowns> {
  const articles: Record<string, string> = {}
  const pictures = new Set<string>()
  for (const each of before.toReversed()) {
    const older = await takedownsAt(store, each)
    Object.assign(articles, older.articles)
    for (const picture of older.pictures) pictures.add(picture)
  }
  const current = await readTakedowns(store, await readRoot(store, root))
  for (const address of await broughtBackBy(store, root, { articles, pictures: [...pictures] })) {
    delete articles[await takedownKey(address)]
    pictures.delete(pictureOf(address))
  }
  return {
    articles: { ...articles, ...current.articles },
    pictures: [...new Set([...pictures, ...current.pictures])],
  }
}
