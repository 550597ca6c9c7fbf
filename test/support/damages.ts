import { readAllEntries } from '../../src/archive/entries.ts'
import { toObjectKey } from '../../src/archive/keys.ts'
import { readObject } from '../../src/archive/objects.ts'
import { readRoot } from '../../src/archive/release.ts'
import { createNextPointer, type ReleasePointer } from '../../src/archive/release-pointer.ts'
import { type Root, shardDigestAt } from '../../src/archive/root.ts'
import type { Entry, Shard } from '../../src/archive/shard.ts'
import { ObjectWriter } from '../../src/cli/publish/store/object-writer.ts'
import type { OpenArchive } from '../../src/cli/publish/store/release-store.ts'
import { encodeAddress } from '../../src/model/address.ts'

/** A planted damage. */
export interface Damage {
  kind: string
  /** The key or path that a verification must name. */
  subject: string
  /** Paths at which the damage may be reported too. */
  shownAt: string[]
}

type DigestEntry = Extract<Entry, { digest: string }>

const keyOf = ({ kind, digest }: DigestEntry) => toObjectKey(kind, digest)
const hasDigest = (entry: Entry): entry is DigestEntry => 'digest' in entry

/** Changes to an object's text; `null` removes it. */
const objectDamages: Record<string, (text: string, random: () => number) => string | null> = {
  'a missing object': () => null,
  'a changed byte': (text, random) => {
    const at = Math.floor(random() * text.length)
    return text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1)
  },
  'a truncated object': (text, random) => text.slice(0, Math.floor(random() * text.length)),
  'an empty object': () => '',
  'an added byte': (text) => `${text} `,
}

const shuffle = <Item>(items: readonly Item[], random: () => number): Item[] =>
  items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item)

/** Damages parts of an archive, each at most once, and repairs them. */
export class Vandal {
  readonly #store: OpenArchive
  #random: () => number = () => 0
  readonly #pointer: ReleasePointer
  readonly #texts = new Map<string, string>()
  readonly #pictures: ReadonlyMap<string, Uint8Array>
  damages: Damage[] = []

  constructor(
    store: OpenArchive,
    { pointer, pictures }: { pointer: ReleasePointer; pictures: ReadonlyMap<string, Uint8Array> },
  ) {
    this.#store = store
    this.#pointer = pointer
    this.#pictures = pictures
  }

  /** Plants up to `count` damages, of every kind that leaves the index readable. */
  async plant(count: number, random: () => number): Promise<void> {
    this.#random = random
    const root = await readRoot(this.#store, this.#pointer.root)
    const entries: Entry[] = []
    for await (const { entry } of readAllEntries(this.#store, root)) entries.push(entry)
    const victims = shuffle(entries, this.#random)
    const take = <Kind extends Entry>(is: (entry: Entry) => entry is Kind): Kind | undefined => {
      const index = victims.findIndex(is)
      return index < 0 ? undefined : (victims.splice(index, 1)[0] as Kind)
    }
    const changes = new Map<string, Entry>()
    const plans = shuffle([...this.#indexDamages(take, changes), ...this.#entryDamages(take)], this.#random)
    for (let turn = 0; this.damages.length < count && turn < 40 * count; turn++)
      await plans[turn % plans.length]?.()
    await this.#rewriteIndex(root, changes)
  }

  /** Damages that are consistent: every digest matches. */
  *#indexDamages(
    take: <Kind extends Entry>(is: (entry: Entry) => entry is Kind) => Kind | undefined,
    changes: Map<string, Entry>,
  ) {
    const change = (kind: string, entry: Entry, changed: Entry, subject = encodeAddress(entry.address)) => {
      changes.set(entry.address, changed)
      this.damages.push({ kind, subject, shownAt: [encodeAddress(entry.address)] })
    }
    yield async () => {
      const entry = take(hasDigest)
      const digest = Array.from({ length: 64 }, () => Math.floor(this.#random() * 16).toString(16)).join('')
      if (entry)
        change('an entry with a wrong digest', entry, { ...entry, digest }, keyOf({ ...entry, digest }))
    }
    yield async () => {
      const [entry, other] = [0, 1].map(() => take((each): each is DigestEntry => each.kind === 'article'))
      if (entry && other)
        change('an entry that leads to another document', entry, { ...entry, digest: other.digest })
    }
    yield async () => {
      const entry = take((each): each is Extract<Entry, { kind: 'moved' }> => each.kind === 'moved')
      if (entry) change('a redirect to nothing', entry, { ...entry, to: `/e/nowhere-${changes.size}` })
    }
  }

  /** Damages of objects and pictures. */
  *#entryDamages(take: <Kind extends Entry>(is: (entry: Entry) => entry is Kind) => Kind | undefined) {
    for (const [kind, damage] of Object.entries(objectDamages))
      yield async () => {
        const entry = take(hasDigest)
        if (entry) await this.damageObject(kind, keyOf(entry), damage, [encodeAddress(entry.address)])
      }
    yield async () => {
      const [one, other] = [take(hasDigest), take(hasDigest)]
      if (one && other) await this.#swap(one, other)
    }
    for (const kind of ['a missing picture', 'a changed picture'])
      yield async () => {
        const entry = take((each): each is Extract<Entry, { kind: 'media' }> => each.kind === 'media')
        if (entry) await this.#damagePicture(kind, entry.address)
      }
  }

  async #swap(one: DigestEntry, other: DigestEntry): Promise<void> {
    const [text, otherText] = [await this.#read(keyOf(one)), await this.#read(keyOf(other))]
    await this.damageObject('swapped objects', keyOf(one), () => otherText, [encodeAddress(one.address)])
    await this.damageObject('swapped objects', keyOf(other), () => text, [encodeAddress(other.address)])
  }

  async #damagePicture(kind: string, address: string): Promise<void> {
    const name = address.slice('/media/'.length)
    if (kind === 'a missing picture') await this.#store.deleteStoredObjects([address])
    else await this.#store.writePicture(name, Buffer.from('GIF89a another picture'), 'image/gif')
    this.damages.push({ kind, subject: encodeAddress(address), shownAt: [] })
  }

  /** Damages an object of any kind. */
  async damageObject(
    kind: string,
    key: string,
    damage: (text: string, random: () => number) => string | null,
    shownAt: string[] = [],
  ): Promise<void> {
    const damaged = damage(await this.#read(key), this.#random)
    if (damaged === null) await this.#store.deleteStoredObjects([key])
    else await this.#store.writeObjects(new Map([[key, damaged]]))
    this.damages.push({ kind, subject: key, shownAt })
  }

  async #read(key: string): Promise<string> {
    const saved = this.#texts.get(key)
    if (saved !== undefined) return saved
    const text = new TextDecoder().decode((await this.#store.read(key, { again: false })) ?? undefined)
    this.#texts.set(key, text)
    return text
  }

  async #rewriteIndex(root: Root, changes: ReadonlyMap<string, Entry>): Promise<void> {
    if (changes.size === 0) return
    const writer = new ObjectWriter(this.#store, new Set(), false)
    let shards = ''
    for (let index = 0; index < 1 << root.bits; index++) {
      const shard = await readObject<Shard>(this.#store, toObjectKey('shard', shardDigestAt(root, index)))
      const changed = Object.entries(shard).map(([key, entries]) => [
        key,
        entries.map((entry) => changes.get(entry.address) ?? entry),
      ])
      shards += await writer.addObject('shard', Object.fromEntries(changed))
    }
    const digest = await writer.addObject('root', { ...root, shards })
    await writer.flush()
    await this.#store.writePointer(createNextPointer(this.#pointer, digest, new Date(0).toISOString()))
  }

  /** Repairs everything that was planted. */
  async repair(): Promise<void> {
    await this.#store.writeObjects(this.#texts)
    for (const [name, bytes] of this.#pictures) await this.#store.writePicture(name, bytes, 'image/gif')
    await this.#store.writePointer(this.#pointer)
    this.damages = []
  }
}
