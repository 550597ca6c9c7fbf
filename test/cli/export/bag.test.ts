import { appendFile, mkdir, readdir, readFile, symlink, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { writeBagTagFiles } from '../../../src/cli/export/bag.ts'
import { readBag } from '../../support/bag-rules.ts'
import {
  articleFile,
  demonstrationCopy,
  demonstrationFolder,
  smallArchive,
  temporaryFolder,
  writeFiles,
} from '../../support/content.ts'
import { runInProcess } from '../../support/run-in-process.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const morgue = (...args: string[]) => runInProcess(args)

const info = { archiveName: 'A\nName: B', rootDigest: 'f'.repeat(64), isForCustodians: true }

describe('a bag', () => {
  it('encodes line ends and % in its manifest, and nothing else', async () => {
    const bag = await temporaryFolder()
    await writeFiles(bag, { 'data/a\nb': '1', 'data/c\rd': '2', 'data/50%0A': '3', 'data/é à.txt': '4' })
    await writeBagTagFiles(bag, info)
    const read = readBag(bag)
    expect(read.faults).toEqual([])
    expect(read.payload.sort()).toEqual(['50%0A', 'a\nb', 'c\rd', 'é à.txt'])
    const manifest = await readFile(path.join(bag, 'manifest-sha256.txt'), 'utf8')
    for (const line of ['data/a%0Ab', 'data/c%0Dd', 'data/50%250A', 'data/é à.txt'])
      expect(manifest).toContain(`  ${line}\n`)
    expect(read.info.get('Source-Organization')).toBe('A Name: B')
  })

  it('is no longer valid after a file is changed, added or lost', async () => {
    const bag = await temporaryFolder()
    await writeFiles(bag, { 'data/a': '1', 'data/b': '2' })
    await writeBagTagFiles(bag, info)
    await appendFile(path.join(bag, 'data/a'), 'x')
    await appendFile(path.join(bag, 'bag-info.txt'), 'Note: x\n')
    await writeFile(path.join(bag, 'data/c'), 'x')
    await unlink(path.join(bag, 'data/b'))
    expect(readBag(bag).faults.sort()).toEqual([
      'Payload-Oxum is another',
      'has changed: bag-info.txt',
      'has changed: data/a',
      'not listed: data/c',
      'not there: data/b',
    ])
  })
})

describe('morgue export --bag', () => {
  it('contains all content and originals, and says that it is for custodians', async () => {
    const bag = path.join(await temporaryFolder(), 'bag')
    const { status, out } = await morgue('export', '--bag', bag, '--content', demonstrationFolder)
    expect([status, out]).toEqual([
      0,
      expect.stringMatching(/^The bag \S+ has \d+ files, of the release [0-9a-f]{64}\./),
    ])
    const { faults, payload, info: bagInfo } = readBag(bag)
    expect(faults).toEqual([])
    const content = (await readdir(demonstrationFolder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.join('content', path.relative(demonstrationFolder, path.join(entry.parentPath, entry.name))),
      )
    expect(payload.sort()).toEqual([...content, 'release.json'].sort())
    expect(payload.some((file) => file.includes('/originals/'))).toBe(true)
    expect(bagInfo.get('Access-Rights')).toMatch(/^For custodians only/)
    const { root } = JSON.parse(await readFile(path.join(bag, 'data/release.json'), 'utf8'))
    expect(bagInfo.get('External-Identifier')).toBe(`sha256:${root}`)
    expect(await readdir(path.dirname(bag))).toEqual(['bag'])
  })

  it('is reported with --json: its files, or the links that it cannot contain', async () => {
    const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A', 'A word.') })
    const bag = path.join(await temporaryFolder(), 'bag')
    const made = await morgue('export', '--bag', bag, '--content', content, '--json')
    const payload = await readdir(bag, { recursive: true, withFileTypes: true })
    const isPayload = (parentPath: string) => path.relative(bag, parentPath).split(path.sep)[0] === 'data'
    const files = payload.filter((entry) => entry.isFile() && isPayload(entry.parentPath)).length
    const { root: release } = JSON.parse(await readFile(path.join(bag, 'data/release.json'), 'utf8'))
    expect([made.status, JSON.parse(made.out)]).toEqual([
      0,
      { release, site: null, bag: { files, links: [] } },
    ])

    await mkdir(path.join(content, 'e/originals'))
    await symlink('/etc', path.join(content, 'e/originals/linked'))
    const refused = await morgue('export', '--bag', `${bag}-2`, '--content', content, '--json')
    expect([refused.status, refused.err, JSON.parse(refused.out).bag]).toEqual([
      1,
      '',
      { files: 0, links: ['e/originals/linked'] },
    ])
    expect(await readdir(path.dirname(bag))).toEqual(['bag'])
  })

  it('contains what the archive shows with --public, and no originals', async () => {
    const bag = path.join(await temporaryFolder(), 'bag')
    expect((await morgue('export', '--bag', bag, '--public', '--content', demonstrationFolder)).status).toBe(
      0,
    )
    const { faults, payload, info: bagInfo } = readBag(bag)
    expect([faults, bagInfo.get('Access-Rights')]).toEqual([[], expect.stringMatching(/^Public/)])
    expect(payload).toContain('site/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html')
    expect(payload.filter((file) => !file.startsWith('site/') || file.includes('/originals/'))).toEqual([])
  })

  it('refuses every link by name, and makes nothing', async () => {
    const content = await demonstrationCopy()
    await mkdir(path.join(content, 'le-fanal/media'), { recursive: true })
    await symlink('/etc/passwd', path.join(content, 'le-fanal/media/a'))
    await symlink('/etc', path.join(content, 'le-fanal/originals/b'))
    const folder = await temporaryFolder()
    const { status, err } = await morgue('export', '--bag', path.join(folder, 'bag'), '--content', content)
    expect([status, err.match(/is a link, which a bag cannot contain/g)?.length]).toEqual([1, 2])
    expect(err).toContain('\nNothing was exported: correct what is listed above, then export again.')
    expect(await readdir(folder)).toEqual([])
  })
})

describe('morgue export', () => {
  it('makes nothing inside the content folder, through links neither', async () => {
    const [content, elsewhere] = [await demonstrationCopy(), await temporaryFolder()]
    await symlink(path.join(content, 'le-fanal'), path.join(elsewhere, 'link'))
    const before = await readdir(content, { recursive: true })
    for (const [form, folder] of [
      ['--bag', path.join(content, 'le-fanal/bag')],
      ['--static', path.join(elsewhere, 'link/new/site')],
    ] as const) {
      const { status, err } = await morgue('export', form, folder, '--content', content)
      expect([status, err]).toEqual([1, expect.stringContaining('is inside the content folder')])
    }
    expect(await readdir(content, { recursive: true })).toEqual(before)
  })

  it('leaves an existing folder alone, and exports no content with faults', async () => {
    const [folder, content] = [await temporaryFolder(), await demonstrationCopy()]
    await writeFiles(folder, { 'full/kept': 'mine' })
    const taken = await morgue('export', '--static', path.join(folder, 'full'))
    expect([taken.status, taken.err]).toEqual([1, expect.stringContaining('already has files')])
    await appendFile(path.join(content, 'archive.yaml'), '\nnonsense: 1\n')
    const faulty = await morgue('export', '--static', path.join(folder, 'new'), '--content', content)
    expect([faulty.status, faulty.err]).toEqual([1, expect.stringContaining('archive.yaml')])
    expect(await readdir(folder)).toEqual(['full'])
    expect(await readFile(path.join(folder, 'full/kept'), 'utf8')).toBe('mine')
  })
})
