import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { toObjectKey } from '../../../src/archive/keys.ts'
import { readRoot } from '../../../src/archive/release.ts'
import type { ReleasePointer } from '../../../src/archive/release-pointer.ts'
import { shardDigestAt } from '../../../src/archive/root.ts'
import { openLocalArchive } from '../../../src/cli/publish/archives/local/local-archive.ts'
import type { OpenArchive } from '../../../src/cli/publish/store/release-store.ts'
import type { VerifyReport } from '../../../src/cli/verify/verify.ts'
import { archiveFolder } from '../../support/archive-folder.ts'
import { articleFile, smallArchive } from '../../support/content.ts'
import { type Damage, Vandal } from '../../support/damages.ts'
import { publishSound } from '../../support/publish-sound.ts'
import { randomNumbers } from '../../support/random.ts'
import { isDue } from '../../support/turns.ts'
import { verifyLocally } from '../../support/verify-locally.ts'

vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 240_000 })

const isLong = process.env.MORGUE_FAULTS === 'long'

/** The long form plants 192 damages, and each of nine damages of the index by itself. */
const rounds = isLong ? 12 : 1
const damagesPerRound = 16

const pictures = new Map(
  Array.from({ length: 6 }, (_, index) => {
    const bytes = Buffer.from(`GIF89a picture ${index}`)
    return [`${createHash('sha256').update(bytes).digest('hex')}.gif`, bytes] as const
  }),
)

let store: OpenArchive
let state: string
let pointer: ReleasePointer

beforeAll(async () => {
  const names = [...pictures.keys()]
  const articles = Array.from({ length: 24 }, (_, index) => {
    const url = `url: https://e.example/story-${index}.html\nformerly: [https://e.example/old/${index}]`
    const status =
      index > 21 ? `\nstatus: { is: ${index > 22 ? 'gone' : 'withheld'}, reason: A reason. }` : ''
    const shown = names[index] === undefined ? '' : `\n\n![A room](/media/${names[index]})`
    const fields = `headline: Story ${index}\n${url}\npublished: 2016-0${1 + (index % 9)}-11${status}`
    return [`e/articles/a-${index}.md`, articleFile(fields, `The words of ${index}.${shown}`)] as const
  })
  const content = await smallArchive(Object.fromEntries(articles))
  await mkdir(path.join(content, 'e/media'))
  for (const [name, bytes] of pictures) await writeFile(path.join(content, 'e/media', name), bytes)
  state = await archiveFolder()
  store = await openLocalArchive(state)
  await publishSound(content, store)
  const published = await store.readPointer()
  if (!published) throw new Error('nothing is published')
  pointer = published
})

afterAll(() => store.close())

/** Verifies with Workers that cache nothing. */
const runVerify = () => verifyLocally(state)

/** Matches the path of a feed, which has the text of articles and cannot be made without one of them. */
const feedPattern = /\.(?:atom|feed\.json)$/

/** Lists damages that a report does not name, and reported subjects without a damage. */
function compareReport({ differences }: VerifyReport, damages: readonly Damage[]) {
  const named = differences.map(({ subject }) => subject)
  const explained = new Set(damages.flatMap(({ subject, shownAt }) => [subject, ...shownAt]))
  const hasDamagedArticle = damages.some(({ subject }) => subject.startsWith('article/'))
  return {
    missed: damages.filter(({ subject }) => !named.includes(subject)),
    unexplained: named.filter(
      (subject) => !explained.has(subject) && !(hasDamagedArticle && feedPattern.test(subject)),
    ),
  }
}

let vandal: Vandal

beforeEach(() => {
  vandal = new Vandal(store, { pointer, pictures })
})

afterEach(() => vandal.repair())

it('finds nothing before anything is damaged', async () => {
  expect((await runVerify()).differences).toEqual([])
})

it.each(Array.from({ length: rounds }, (_, index) => index + 1))(
  'finds every damage of round %i',
  async (seed) => {
    await vandal.plant(damagesPerRound, randomNumbers(seed))
    expect(vandal.damages.length).toBeGreaterThanOrEqual(damagesPerRound)
    expect(new Set(vandal.damages.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(8)
    const report = await runVerify()
    expect(compareReport(report, vandal.damages)).toEqual({ missed: [], unexplained: [] })
  },
)

/** Objects that every address depends on, each damaged by itself; one of them a day. */
const indexObjects: Record<string, () => Promise<string>> = {
  'the root': async () => toObjectKey('root', pointer.root),
  'a shard': async () => toObjectKey('shard', shardDigestAt(await readRoot(store, pointer.root), 0)),
  'the takedowns': async () =>
    toObjectKey('takedowns', (await readRoot(store, pointer.root)).takedowns ?? 'there are none'),
}

const indexDamages = [() => null, (text: string) => text.replace('{', '['), (text: string) => text.slice(1)]

const dueObjects = Object.keys(indexObjects).filter((_, index, all) => isLong || isDue(index, all.length))

it.each(dueObjects)('finds damage to %s', async (kind) => {
  for (const damage of isLong ? indexDamages : indexDamages.slice(1, 2)) {
    await vandal.damageObject(kind, (await indexObjects[kind]?.()) ?? '', damage)
    expect(compareReport(await runVerify(), vandal.damages).missed).toEqual([])
    await vandal.repair()
  }
})
