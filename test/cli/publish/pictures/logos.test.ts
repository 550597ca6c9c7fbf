import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readRoot } from '../../../../src/archive/release.ts'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { collectReachableKeys } from '../../../../src/cli/publish/releases/reachable-keys.ts'
import { articleFile, silent, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

const drawing = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path d="M0 0h9v9z"/></svg>\n`

const digestOf = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')

const article = { 'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/a') }

const png = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 4, background: '#7a2318' } })
    .png()
    .toBuffer()

/** Publishes a content folder. @returns the root of its release, and the keys that the release reaches */
async function publishLogos(content: string, store = memoryStore()) {
  const { rootDigest: digest } = await publishSound(content, store)
  const root = await readRoot(store, digest)
  return { store, digest, root, keys: await collectReachableKeys(store, digest) }
}

async function findFaults(content: string) {
  const outcome = await publish(content, memoryStore(), { isDryRun: false, progress: silent })
  return Array.isArray(outcome)
    ? outcome.map(({ file, line, reason }) => `${path.relative(content, file)}:${line}: ${reason}`)
    : []
}

describe('logo.svg', () => {
  it('that is a folder is a fault, by name', async () => {
    const content = await smallArchive({ ...article, 'e/logo.svg/a.txt': '' })
    expect(await findFaults(content)).toEqual([
      'e/logo.svg:1: is a folder where a file is expected: write the path of a file, or rename the folder',
    ])
  })

  it('of the archive and of an edition are pictures of the release, in the size of a masthead', async () => {
    const [wide, tall] = [drawing(1000, 50), drawing(30, 60)]
    const content = await smallArchive({ ...article, 'logo.svg': wide, 'e/logo.svg': tall })
    const { store, root, keys } = await publishLogos(content)
    const [wideName, tallName] = [`${digestOf(wide)}.svg`, `${digestOf(tall)}.svg`]
    expect(root.archive.logo).toEqual({ path: `/media/${wideName}`, width: 480, height: 24 })
    expect(root.editions[0]?.logo).toEqual({ path: `/media/${tallName}`, width: 40, height: 80 })
    expect(store.writes.filter((key) => key.startsWith('media:')).sort()).toEqual(
      [`media:${wideName}`, `media:${tallName}`].sort(),
    )
    expect([...keys].filter((key) => key.startsWith('/media/')).sort()).toEqual(
      [`/media/${wideName}`, `/media/${tallName}`].sort(),
    )
    const shards = [...store.values].filter(([key]) => key.startsWith('shard/')).map(([, text]) => text)
    const entry = `{"address":"/media/${tallName}","kind":"media","mediaType":"image/svg+xml","size":${tall.length}}`
    expect(shards.join('')).toContain(entry)
  })

  it('may be the same file in two places, and a picture of an article', async () => {
    const svg = drawing(9, 9)
    const name = `${digestOf(svg)}.svg`
    const content = await smallArchive({
      'logo.svg': svg,
      'e/logo.svg': svg,
      [`e/media/${name}`]: svg,
      'e/articles/a.md': articleFile('headline: A', `![A](/media/${name})`),
    })
    const { store, root } = await publishLogos(content)
    expect(root.archive.logo).toEqual(root.editions[0]?.logo)
    expect(store.writes.filter((key) => key.startsWith('media:'))).toEqual([`media:${name}`])
    const entries = [...store.values]
      .filter(([key]) => key.startsWith('shard/'))
      .map(([, text]) => text)
      .join('')
    expect(entries.split(`"address":"/media/${name}"`)).toHaveLength(2)
  })

  it('changes the release when it is added, edited or removed, and no article or list', async () => {
    const content = await smallArchive(article)
    const [cacheFolder, store] = [await temporaryFolder(), memoryStore()]
    const publishAgain = async () => {
      const outcome = await publish(content, store, { isDryRun: false, progress: silent, cacheFolder })
      if (Array.isArray(outcome)) throw new Error(JSON.stringify(outcome))
      return outcome.rootDigest
    }
    const before = await publishAgain()
    const writes = store.writes.length
    await writeFiles(content, { 'e/logo.svg': drawing(9, 9) })
    const added = await publishAgain()
    await writeFiles(content, { 'e/logo.svg': drawing(9, 8) })
    const edited = await publishAgain()
    expect(new Set([before, added, edited]).size).toBe(3)
    expect(
      store.writes.slice(writes).filter((key) => !/^(?:media:|shard\/|root\/|release)/.test(key)),
    ).toEqual([])
  })

  it('is withheld like every other picture', async () => {
    const svg = drawing(9, 9)
    const withhold = `withhold: { pictures: [${digestOf(svg)}], reason: A claim. }\n`
    const content = await smallArchive({ ...article, 'e/logo.svg': svg }, withhold)
    const { store, root, keys } = await publishLogos(content)
    expect(root.editions[0]?.logo).toBeNull()
    expect([...keys].filter((key) => key.startsWith('/media/'))).toEqual([])
    expect(store.writes.filter((key) => key.startsWith('media:'))).toEqual([])
    expect([...store.values.values()].join('')).toContain(
      `{"address":"/media/${digestOf(svg)}.svg","kind":"withheld","reason":"A claim."`,
    )
  })

  it('is refused by line for all that is hostile, with the faults of articles', async () => {
    const hostile = `${drawing(9, 9).replace('><path', '>\n<script/><path\nonclick="x()"')}`
    const content = await smallArchive({
      'e/logo.svg': hostile,
      'e/articles/a.md': articleFile('headline: '),
    })
    expect(await findFaults(content)).toEqual([
      expect.stringMatching(/^e\/articles\/a\.md:2: /),
      'e/logo.svg:2: contains <script>, which no logo may have: remove it, or save the logo as logo.png in place of this file',
      'e/logo.svg:3: contains the attribute onclick, which no logo may have: remove it, or save the logo as logo.png in place of this file',
    ])
  })

  it.each([
    ['too large', { 'logo.svg': drawing(9, 9) + ' '.repeat(65_536) }, 'logo.svg:1: is larger than 64 KB'],
    [
      'no size',
      { 'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' },
      'logo.svg:1: does not state its size',
    ],
    ['a second one', { 'logo.png': '', 'logo.svg': '' }, 'logo.svg:1: is a second logo, besides logo.png'],
    ['of another type', { 'e/logo.jpg': '' }, 'e/logo.jpg:1: cannot be published'],
    ['in capitals', { 'e/LOGO.SVG': drawing(9, 9) }, 'e/LOGO.SVG:1: cannot be published'],
  ])('is refused: %s', async (_, files, fault) => {
    expect(await findFaults(await smallArchive({ ...article, ...files }))).toEqual([
      expect.stringContaining(fault),
    ])
  })
})

it('a content folder that does not exist is reported as without its archive.yaml', async () => {
  const content = path.join(await temporaryFolder(), 'absent')
  const options = { isDryRun: false, progress: silent, cacheFolder: await temporaryFolder() }
  const outcome = await publish(content, memoryStore(), options)
  expect(outcome).toEqual([
    expect.objectContaining({
      file: path.join(content, 'archive.yaml'),
      reason: expect.stringContaining('does not exist: change to the folder of your archive'),
    }),
  ])
})

describe('logo.png', () => {
  const withPng = async (bytes: Buffer | string) => {
    const content = await smallArchive(article)
    await writeFile(path.join(content, 'e/logo.png'), bytes)
    return content
  }

  it('is shown smaller where it is large, and never larger', async () => {
    const [large, small] = await Promise.all([png(960, 320), png(60, 20)])
    const { root } = await publishLogos(await withPng(large))
    expect(root.editions[0]?.logo).toEqual({ path: `/media/${digestOf(large)}.png`, width: 240, height: 80 })
    const { root: other } = await publishLogos(await withPng(small))
    expect(other.editions[0]?.logo).toMatchObject({ width: 60, height: 20 })
  })

  it('is refused unless it is one, whole and small', async () => {
    const whole = await png(60, 20)
    for (const [bytes, reason] of [
      [drawing(9, 9), 'is not a PNG'],
      ['', 'is not a PNG'],
      [whole.subarray(0, -1), 'is cut off'],
      [
        Buffer.concat([whole, Buffer.from('<script>alert(1)</script>')]),
        'contains something after its picture',
      ],
      [await png(2049, 9), 'is 2049 by 9 pixels'],
      [Buffer.concat([whole, Buffer.alloc(131_072)]), 'is larger than 128 KB'],
    ] as const)
      expect(await findFaults(await withPng(bytes as Buffer))).toEqual([
        expect.stringMatching(new RegExp(`^e/logo\\.png:1: .*${reason}.*: \\w+`)),
      ])
  })
})
