import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ReleasePointer } from '../../../../src/archive/release-pointer.ts'
import { openLocalArchive } from '../../../../src/cli/publish/archives/local/local-archive.ts'
import { withLease } from '../../../../src/cli/publish/archives/with-lease.ts'
import { ArchiveError } from '../../../../src/cli/publish/store/archive-error.ts'
import type { OpenArchive } from '../../../../src/cli/publish/store/release-store.ts'
import { archiveFolder } from '../../../support/archive-folder.ts'

import { randomNumbers } from '../../../support/random.ts'
import { expireLease, publishTextTo, readRowPointer } from './leases.ts'

/** More rounds under `npm run test:publishing`. */
const rounds = process.env.MORGUE_FAULTS === 'long' ? 300 : 25

let archive: OpenArchive

beforeAll(async () => {
  archive = await openLocalArchive(await archiveFolder())
})

afterAll(() => archive.close())

it(`two publishers at ${rounds} random interleavings leave one line of releases, and the pointer at its end`, {
  timeout: 900_000,
}, async () => {
  const random = randomNumbers(6)
  const pause = async () => {
    for (let turns = Math.floor(random() * 8); turns > 0; turns--) await turn()
    if (random() < 0.15) await expireLease(archive)
  }
  /** An archive in which every step of a publisher may be overtaken, and its lease may end at any step. */
  const hurried = (): OpenArchive => ({
    ...archive,
    async writePointer(pointer) {
      await pause()
      await archive.writePointer(pointer)
      await pause()
    },
    corrections: {
      async run(statements) {
        await pause()
        const rows = await archive.corrections.run(statements)
        await pause()
        return rows
      },
    },
  })
  const moved: string[] = []
  let [number, refused] = [0, 0]
  const publisher = async () => {
    for (let mine = 0; mine < rounds; mine++)
      try {
        moved.push(await publishTextTo(hurried(), number++))
      } catch (error) {
        if (!(error instanceof ArchiveError)) throw error
        refused++
      }
  }
  await Promise.all([publisher(), publisher()])
  await withLease(archive, 'publish', async () => {})
  const pointer = (await archive.readPointer()) as ReleasePointer
  expect(pointer).toEqual(await readRowPointer(archive))
  expect(pointer.sequence).toBe(moved.length)
  const line = [pointer.root, ...pointer.previous.map(({ root }) => root)]
  expect(new Set(line).size).toBe(line.length)
  expect(line.every((root) => moved.includes(root))).toBe(true)
  expect(moved.length).toBeGreaterThan(5)
  expect(refused).toBeGreaterThan(5)
})
