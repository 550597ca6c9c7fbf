import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { rollBack } from '../../../../src/cli/publish/releases/rollback.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { movePointerTo, writeRelease } from '../../../support/histories.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

const none: ReadonlySet<string> = new Set()

const source = (record: string | null, digest = 'ab') =>
  `source: { sha256: ${digest.repeat(32)}, mediaType: text/html, importer: html${record === null ? '' : `, record: '${record}'`} }\n`

/** About 300 letters that no other article has. */
const longWords = Array.from({ length: 60 }, (_, number) => `lantern${number}`).join(' ')

const neighbour = {
  'e/articles/bob.md': articleFile('headline: Bob\nurl: https://e.example/bob', 'About Bob.'),
}

/** An article's file: its path, its front matter, its words. */
type Written = [file: string, frontMatter: string, words: string]

/**
 * Publishes an article, then its takedown as `after`, then rolls back to the first release.
 * @returns the refusal, or that release's root
 */
async function takeDownAndGoBack(before: Written, after: Written, edition = ''): Promise<string> {
  const content = await smallArchive(neighbour, edition)
  const store = memoryStore()
  const write = ([file, frontMatter, words]: Written) =>
    writeFiles(content, { [`e/articles/${file}.md`]: articleFile(frontMatter, words) })
  await write(before)
  const { rootDigest } = await publishSound(content, store)
  if (before[0] !== after[0]) await rm(path.join(content, `e/articles/${before[0]}.md`))
  await write(after)
  await publishSound(content, store)
  await writeFiles(content, {
    'e/articles/bob.md': articleFile('headline: Bob\nurl: https://e.example/bob', 'More of Bob.'),
  })
  await publishSound(content, store)
  return rollBack(store, rootDigest, none).catch((error: Error) => error.message)
}

const refusalOf = (address: string) =>
  expect.stringMatching(
    new RegExp(
      `would bring back .*\\n {2}${address}\\nIf this is intended, add --restore <address> .* --restore ${address}$`,
    ),
  )

const taken = [
  'status: withheld',
  'status: gone',
  'status: { is: anonymised, names: { Jane Roe: J. R. }, slug: person-1 }',
]

const at = (url: string, more = '') =>
  `headline: Jane Roe is convicted\nurl: https://e.example/${url}\n${more}`

describe.each(taken)('an article that was moved before it was taken down (%s)', (status) => {
  it('is recognised by a former address', async () => {
    const moved = at('moved', `formerly: [https://e.example/jane-roe.html]\n${status}`)
    expect(
      await takeDownAndGoBack(['a', at('jane-roe.html'), 'Jane Roe, then.'], ['a', moved, 'Jane Roe, now.']),
    ).toEqual(refusalOf('/e/jane-roe.html'))
  })

  it('is recognised by an address that only it had before', async () => {
    const before = at('first', 'formerly: [https://www.e.example/other]')
    expect(
      await takeDownAndGoBack(
        ['a', before, 'Jane Roe, then.'],
        ['a', at('third', `formerly: [https://e.example/other]\n${status}`), 'Jane Roe, now.'],
      ),
    ).toEqual(refusalOf('/e/first'))
  })

  it('is recognised by its source, with other words at another address', async () => {
    expect(
      await takeDownAndGoBack(
        ['a', at('first', source('7')), 'Jane Roe, then.'],
        ['b', at('second', source('7') + status), 'Jane Roe, now.'],
      ),
    ).toEqual(refusalOf('/e/first'))
  })

  it('is recognised by its words, whatever their markup', async () => {
    expect(
      await takeDownAndGoBack(
        ['a', at('first'), `Jane Roe\n\n**${longWords}**`],
        ['b', `headline: Another\n${status}\nurl: https://e.example/second`, `*Jane* Roe: ${longWords}.`],
      ),
    ).toEqual(refusalOf('/e/first'))
  })

  it('is recognised by a few words and its headline', async () => {
    expect(
      await takeDownAndGoBack(['a', at('first'), 'Jane Roe.'], ['b', at('second', status), 'Jane Roe!']),
    ).toEqual(refusalOf('/e/first'))
  })

  it('is recognised by an identity', async () => {
    expect(
      await takeDownAndGoBack(
        ['a', at('first_n_7'), 'Jane Roe, then.'],
        ['b', at('second_n_7', status), 'Jane Roe, now.'],
        "identity: '_n_(\\d+)'\n",
      ),
    ).toEqual(refusalOf('/e/first_n_7'))
  })
})

it('an article is recognised by its words where its picture was kept', async () => {
  const [bytes, url] = ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'https://e.example/quay.svg']
  const name = `${createHash('sha256').update(bytes).digest('hex')}.svg`
  const content = await smallArchive(neighbour)
  await writeFiles(content, { [`e/media/${name}`]: bytes, 'e/media/urls.tsv': `${name}\t${url}\n` })
  const store = memoryStore()
  const words = `Jane Roe\n\n![Jane Roe on the quay](${url})\n\n${longWords}`
  await writeFiles(content, { 'e/articles/a.md': articleFile(at('first'), words) })
  const { rootDigest } = await publishSound(content, store)
  await rm(path.join(content, 'e/articles/a.md'))
  await writeFiles(content, { 'e/articles/b.md': articleFile(at('second', 'status: withheld'), words) })
  await publishSound(content, store)
  await expect(rollBack(store, rootDigest, none)).rejects.toThrow(refusalOf('/e/first').sample)
})

describe('another article', () => {
  it.each([
    ['another record of the same file', source('7'), source('8')],
    ['the same record of another file', source('7'), source('7', 'cd')],
    ['an article without a source', '', source(null)],
  ])('is restored: %s', async (_, before, after) => {
    const content = await smallArchive(neighbour)
    const store = memoryStore()
    await writeFiles(content, { 'e/articles/ann.md': articleFile(`headline: Ann\n${before}`, 'Ann, then.') })
    const { rootDigest } = await publishSound(content, store)
    await writeFiles(content, {
      'e/articles/ann.md': articleFile(`headline: Ann\n${before}`, 'Ann, now.'),
      'e/articles/eve.md': articleFile(`headline: Eve\n${after}status: withheld`, 'Eve.'),
    })
    await publishSound(content, store)
    expect(await rollBack(store, rootDigest, none)).toBe(rootDigest)
  })

  it('is restored although it shares words with a withheld one, when it is shown now as it was then', async () => {
    const content = await smallArchive(neighbour)
    const store = memoryStore()
    const ann = articleFile('headline: Ann', longWords)
    await writeFiles(content, { 'e/articles/ann.md': ann })
    const { rootDigest } = await publishSound(content, store)
    await writeFiles(content, {
      'e/articles/copy.md': articleFile('headline: Ann\nstatus: withheld', longWords),
    })
    await publishSound(content, store)
    expect(await rollBack(store, rootDigest, none)).toBe(rootDigest)
  })
})

describe('a takedown at another time', () => {
  /** Publishes states of `a.md` one after another; `null` removes it. @returns the roots */
  async function published(states: (string | null)[]) {
    const content = await smallArchive(neighbour)
    const store = memoryStore()
    const roots: string[] = []
    for (const state of states) {
      const file = 'e/articles/a.md'
      if (state === null) await rm(path.join(content, file))
      else await writeFiles(content, { [file]: articleFile(state, 'Jane Roe.') })
      roots.push((await publishSound(content, store)).rootDigest)
    }
    return { store, roots }
  }

  it('holds when the file was moved, withheld and then removed', async () => {
    const { store, roots } = await published([
      at('jane-roe.html'),
      at('moved', 'formerly: [https://e.example/jane-roe.html]\nstatus: withheld'),
      null,
    ])
    await expect(rollBack(store, roots[0] ?? '', none)).rejects.toThrow('/e/jane-roe.html')
  })

  it('does not hold once the article is shown again elsewhere, with a redirect from where it was', async () => {
    const { store, roots } = await published([
      at('jane-roe.html'),
      at('jane-roe.html', 'status: withheld'),
      at('moved', 'formerly: [https://e.example/jane-roe.html]\nbyline: X'),
    ])
    expect(await rollBack(store, roots[0] ?? '', none)).toBe(roots[0])
  })

  it('holds when another article, of another source, took its address', async () => {
    const { store, roots } = await published([
      at('jane-roe.html', source('7')),
      at('jane-roe.html', `${source('7')}status: withheld`),
      `headline: Tides\nurl: https://e.example/jane-roe.html\n${source('8')}`,
    ])
    await expect(rollBack(store, roots[0] ?? '', none)).rejects.toThrow('/e/jane-roe.html')
  })

  it('holds under addresses that the file no longer has', async () => {
    const { store, roots } = await published([
      at('jane-roe.html'),
      at('second', 'formerly: [https://e.example/jane-roe.html]\nstatus: withheld'),
      'headline: Other words\nurl: https://e.example/second\nstatus: withheld',
    ])
    await expect(rollBack(store, roots[0] ?? '', none)).rejects.toThrow('/e/jane-roe.html')
  })

  it('of the same names does not hold against a release that replaced them, with other words', async () => {
    const names = `${source('1')}status: { is: anonymised, names: { Jane Roe: J. R. }, slug: person-1 }`
    const [store, content] = [memoryStore(), await smallArchive(neighbour)]
    const roots: string[] = []
    for (const words of ['Jane Roe left.', 'Jane Roe left the court.']) {
      await writeFiles(content, { 'e/articles/a.md': articleFile(at('jane-roe.html', names), words) })
      roots.push((await publishSound(content, store)).rootDigest)
    }
    expect(await rollBack(store, roots[0] ?? '', none)).toBe(roots[0])
  })

  it('of more names holds against a release that replaced fewer', async () => {
    const anonymised = (names: string, slug: string) =>
      at('jane-roe.html', `status: { is: anonymised, names: { ${names} }, slug: ${slug} }`)
    const { store, roots } = await published([
      anonymised('Jane Roe: J. Roe', 'person-1'),
      anonymised('Jane Roe: J. R.', 'person-2'),
      anonymised('Jane: Somebody, Roe: Somebody', 'person-2'),
    ])
    expect(await rollBack(store, roots[1] ?? '', none).catch((error: Error) => error.message)).toContain(
      '/e/undated/person-2',
    )
    await expect(rollBack(store, roots[0] ?? '', none)).rejects.toThrow('/e/undated/person-1')
  })
})

describe('a release that was served in between and cannot be read', () => {
  const ann = articleFile('headline: Ann', 'About Ann.')

  /** Publishes Ann, withholds her, and publishes `last`. The takedowns of the second release are lost. */
  async function withLostTakedowns(last: Record<string, string>) {
    const content = await smallArchive({ ...neighbour, 'e/articles/ann.md': ann })
    const store = memoryStore()
    const { rootDigest } = await publishSound(content, store)
    await writeFiles(content, { 'e/articles/ann.md': articleFile('headline: Ann\nstatus: withheld') })
    const between = (await publishSound(content, store)).rootDigest
    await rm(path.join(content, 'e/articles/ann.md'))
    await writeFiles(content, last)
    await publishSound(content, store)
    const lost = [...store.values.keys()].filter((key) => key.startsWith('takedowns/'))
    expect(lost).toHaveLength(1)
    await store.deleteStoredObjects(lost)
    return { store, root: rootDigest, between }
  }

  it('may have withheld everything that is not shown now, and is named', async () => {
    const { store, root, between } = await withLostTakedowns({})
    const refusal = await rollBack(store, root, none).catch((error: Error) => error.message)
    expect(refusal).toMatch(
      new RegExp(
        `the release ${between}, .* cannot be read and .*\\n {2}/e/undated/ann\\nIf this is intended, .* --restore /e/undated/ann$`,
      ),
    )
    expect(await rollBack(store, root, new Set(['/e/undated/ann']))).toBe(root)
  })

  it('withheld nothing that is shown now as it was then', async () => {
    const { store, root } = await withLostTakedowns({
      'e/articles/ann.md': ann,
      'e/articles/cid.md': articleFile('headline: Cid'),
    })
    expect(await rollBack(store, root, none)).toBe(root)
  })

  it('may have withheld pictures too', async () => {
    const store = memoryStore()
    const first = await writeRelease(store, new Map([['/e/a', 3]]))
    const between = await writeRelease(store, new Map())
    const last = await writeRelease(store, new Map([['/e/b', 6]]))
    for (const root of [first, between, last]) await movePointerTo(store, root)
    await store.deleteStoredObjects([`root/${between}`])
    // The SHA-256 digest of the words `picture 3`.
    const picture = '/media/847afbbaf422d2eb96c14579268ca37fe2ae83744eddc31ead995f0dd3d00974.png'
    await expect(rollBack(store, first, new Set(['/e/a']))).rejects.toThrow(`:\n  ${picture}\nIf this`)
    expect(await rollBack(store, first, new Set(['/e/a', picture]))).toBe(first)
  })
})
