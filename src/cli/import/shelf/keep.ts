import { writeAtomically } from '../../content/files/write-atomically.ts'
import { articleDigest, importedText } from './article-text.ts'
import type { FreeFiles } from './free-files.ts'
import type { Kept, Outcome, Refused, Sourced } from './kept.ts'
import { merge, readThere, update, withOldUrls } from './kept-file.ts'
import type { Shelf } from './shelf.ts'
import type { Shelved } from './shelved.ts'
import { refusalOf, soundFields } from './sound-article.ts'

const keptAs = (outcome: Outcome, { file, fault }: Pick<Shelved, 'file' | 'fault'>): Kept => ({
  file,
  outcome,
  fault: outcome === 'conflict' ? fault : null,
})

/**
 * Another article or a list has the URL's address: this one's is that of another URL it had, else that of its date and
 * file. The URL is an identifier, by which the article is known again.
 */
function displaced({ fields, ...rest }: Sourced, own: Shelved | null, { addresses }: Shelf): Sourced {
  const url = fields.formerly.find((each) => {
    const address = addresses.addressOf(each)
    const owner = addresses.ownerOf(address)
    return (owner === null || owner === own?.file) && !addresses.isReserved(address)
  })
  const identifiers = { ...fields.identifiers, url: fields.url ?? '' }
  return { fields: { ...fields, url: url ?? null, identifiers }, ...rest }
}

async function write(article: Sourced & { text: string }, { shelf, free }: Place): Promise<Kept> {
  const there = shelf.at(free.firstFor(article))
  const isUnknown = there?.fault && there.source === null && there.url === null
  if (isUnknown) return keptAs('conflict', there)
  const file = await free.nextFor(article, shelf)
  await writeAtomically(file, article.text)
  shelf.put(file, article.fields, article.markdown)
  shelf.claim(file, article.readFrom)
  return { file, outcome: 'written', fault: null }
}

const isLaterCapture = ({ source: there }: Shelved, { fields: { source } }: Sourced): boolean =>
  there !== null && there.captured !== null && source.captured !== null && there.captured > source.captured

/** Writes an article to the file of its own, or to a new one, unless another has its address and its words. */
async function place(read: Sourced, own: Shelved | null, to: Place): Promise<Kept | Refused> {
  const { shelf } = to
  const { url } = read.fields
  const address = url === null ? null : shelf.addresses.addressOf(url)
  const owner = address === null ? null : shelf.ownerOf(address)
  const isOthers = owner !== null && owner.file !== own?.file
  if (isOthers && owner.words === articleDigest(read.fields, read.markdown))
    return keptAs(await merge(owner, read, shelf), owner)
  const isTaken = isOthers || (address !== null && shelf.addresses.isReserved(address))
  const there = own && (await readThere(own))
  const article = withOldUrls(isTaken ? displaced(read, own, shelf) : read, there, shelf)
  const text = importedText(article.fields, article.markdown)
  const refused = refusalOf(text)
  if (refused !== null) return { refused }
  if (there) return keptAs(await update(there, { ...article, text }, shelf), there.shelved)
  const kept = await write({ ...article, text }, to)
  return isTaken && kept.outcome === 'written' ? { ...kept, outcome: 'displaced' } : kept
}

/** An edition's folder, and what is in it. */
export interface Place {
  shelf: Shelf
  free: FreeFiles
}

/**
 * Keeps an imported article in an edition's folder. Importing twice changes nothing; a corrected source updates the
 * file that it made, unless a person edited that since.
 */
export async function keepArticle(given: Sourced, to: Place): Promise<Kept | Refused> {
  const { shelf } = to
  const read = { ...given, fields: soundFields(given.fields, given.markdown) }
  const own = await shelf.find(read)
  if (own) shelf.claim(own.file, read.readFrom)
  if (own?.fault) return keptAs('conflict', own)
  const takenDown = own === null ? shelf.takenDown(read.fields, read.markdown) : null
  if (takenDown !== null) return keptAs('conflict', shelf.at(takenDown) ?? { file: takenDown, fault: null })
  if (own && isLaterCapture(own, read)) return keptAs('unchanged', own)
  return place(read, own, to)
}
