import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfiguration, reservedEditionIds } from '../../../../src/cli/content/files/configuration.ts'
import {
  compareFaultsByPlace,
  createFileFault,
  formatFault,
} from '../../../../src/cli/content/files/content-fault.ts'
import { describeSystemError } from '../../../../src/cli/content/files/describe-system-error.ts'
import { listEditionFolderNames } from '../../../../src/cli/content/files/edition-folders.ts'
import { forEachConcurrently } from '../../../../src/cli/content/files/for-each-concurrently.ts'
import { decodeUtf8 } from '../../../../src/cli/content/files/read-utf8.ts'
import {
  digestHeadlineAndText,
  normaliseWords,
  truncateToDay,
} from '../../../../src/cli/content/files/words-digest.ts'
import { temporaryFolder, writeFiles } from '../../../support/content.ts'

const archiveYaml = 'name: A\nlanguage: en\nurl: https://a.example\n'
const editionYaml = 'name: E\nlanguage: en\n'

async function readFiles(files: Record<string, string>) {
  const folder = await temporaryFolder()
  await writeFiles(folder, files)
  const read = await readConfiguration(folder)
  return 'faults' in read
    ? read.faults.map((fault) => formatFault({ ...fault, file: path.relative(folder, fault.file) }))
    : read.value
}

describe('the configuration of a content folder', () => {
  it('has its editions in the order of their folders, and no folder whose name begins with a dot', async () => {
    const read = await readFiles({
      'archive.yaml': archiveYaml,
      'b/edition.yaml': editionYaml,
      'a/edition.yaml': editionYaml,
      '.git/config': '',
    })
    expect(read).toMatchObject({
      archive: { contentSignal: null, tdm: null },
      editions: [{ id: 'a' }, { id: 'b' }],
    })
  })

  it('has a fault for each missing file', async () => {
    expect(await readFiles({ 'e/articles/a.md': '' })).toEqual([
      'archive.yaml:1: does not exist: change to the folder of your archive, or make an archive with `npx morgue init <export or folder>`',
      `${path.join('e', 'edition.yaml')}:1: does not exist, and every edition's folder needs this file: write it (docs/content.md), or move the folder out of the content folder`,
    ])
  })

  it('has no fault for a parent whose own file has one, but for an edition that is its own parent', async () => {
    const files = {
      'archive.yaml': archiveYaml,
      'a/edition.yaml': `${editionYaml}parent: b\n`,
      'b/edition.yaml': 'name: B\nlanguage: English\n',
      'c/edition.yaml': `${editionYaml}parent: c\n`,
    }
    expect(await readFiles(files)).toEqual([
      'b/edition.yaml:2: language: is not a language code: write one such as en or fr-CA',
      expect.stringMatching(/^c\/edition\.yaml:3: parent: is c, but no edition's folder beside this one/),
    ])
  })

  it.each(reservedEditionIds)(
    'cannot have an edition in the folder %s, whose address is the archive’s',
    async (id) =>
      expect(await readFiles({ 'archive.yaml': archiveYaml, [`${id}/edition.yaml`]: editionYaml })).toEqual([
        `${path.join(id, 'edition.yaml')}:1: the archive uses the address /${id} itself: rename the folder "${id}"`,
      ]),
  )

  it.each(['Été', 'a b', 'a.b'])('cannot have an edition in the folder %s', async (id) =>
    expect(await readFiles({ 'archive.yaml': archiveYaml, [`${id}/edition.yaml`]: editionYaml })).toEqual([
      `${path.join(id, 'edition.yaml')}:1: the folder "${id}" cannot be part of an address: rename it with a-z, 0-9 and single hyphens, or move it out of the content folder`,
    ]),
  )

  it('reserves the names that the archive’s own addresses begin with', () =>
    expect(reservedEditionIds).toEqual([
      'schema',
      'search',
      'media',
      'corrections',
      'sitemaps',
      'pages',
      'bulk',
    ]))

  it('has what an edition leaves out at its default', async () =>
    expect(await readFiles({ 'archive.yaml': archiveYaml, 'e/edition.yaml': editionYaml })).toMatchObject({
      editions: [
        {
          id: 'e',
          parent: null,
          founded: null,
          closed: null,
          extract: null,
          gaps: [],
          names: {},
          place: null,
          issn: null,
          rightsRules: [],
          comments: false,
          allowsBulkDownload: false,
          withhold: {
            agency: [],
            author: [],
            pictureDigests: [],
            reason: null,
            since: null,
            authority: null,
          },
        },
      ],
    }))

  it('has the two shades of an accent, however its letters are written, and bulk files alone', async () => {
    const accentOf = async (accent: string) => {
      const edition = `${editionYaml}accent: '${accent}'\nbulk: yes\n`
      const read = await readFiles({ 'archive.yaml': archiveYaml, 'e/edition.yaml': edition })
      return 'editions' in read
        ? read.editions.map(({ accent: shades, allowsBulkDownload }) => ({ shades, allowsBulkDownload }))
        : read
    }
    const [lower] = await accentOf('#7a2318')
    expect(lower).toMatchObject({ shades: { light: '#7a2318' }, allowsBulkDownload: true })
    expect(await accentOf('#7A2318')).toEqual([lower])
  })

  it('has what an edition states', async () =>
    expect(
      await readFiles({
        'archive.yaml': `${archiveYaml}tdm: { reservation: 1, policy: https://a.example/mining }\n`,
        'e/edition.yaml': `${editionYaml}comments: yes\nquery: [q, p]\nfounded: 1951-02\nclosed: 2020\nidentity: '_n_([0-9]+)'\ntimeZone: Europe/Paris\ncontact: a@e.example\nbulk: yes\nplace: Bellport\nissn: 1234-5679\nextract: { body: main, headline: h1, drop: [.ad] }\nwithhold: { agency: [Wire], author: [Ann], reason: Lost, since: 2020, authority: A court }\nrights:\n  - agency: Wire\n    holder: Wire\n    tdm: { reservation: 0 }\n  - license: https://creativecommons.org/licenses/by/4.0/\n`,
      }),
    ).toMatchObject({
      archive: { tdm: { reservation: 1, policy: 'https://a.example/mining' } },
      editions: [
        {
          comments: true,
          query: ['p', 'q'],
          founded: '1951-02',
          closed: '2020',
          identity: '_n_([0-9]+)',
          timeZone: 'Europe/Paris',
          contact: 'a@e.example',
          allowsBulkDownload: true,
          place: 'Bellport',
          issn: '1234-5679',
          extract: { body: 'main', headline: 'h1', drop: ['.ad'] },
          withhold: {
            agency: ['Wire'],
            author: ['Ann'],
            reason: 'Lost',
            since: '2020',
            authority: 'A court',
          },
          rightsRules: [
            {
              conditions: { agency: 'Wire', author: null, section: null, from: null, to: null },
              terms: {
                holder: 'Wire',
                license: null,
                statement: null,
                text: null,
                tdm: { reservation: 0, policy: null },
              },
            },
            {
              conditions: { agency: null },
              terms: { license: 'https://creativecommons.org/licenses/by/4.0/', tdm: null },
            },
          ],
        },
      ],
    }))
})

describe('the folders of editions', () => {
  it('are folders and links to them, in order; a file is none', async () => {
    const [folder, elsewhere] = [await temporaryFolder(), await temporaryFolder()]
    for (const name of ['c', 'a']) await mkdir(path.join(folder, name))
    await writeFile(path.join(folder, 'archive.yaml'), '')
    await symlink(elsewhere, path.join(folder, 'b'))
    await symlink(path.join(folder, 'archive.yaml'), path.join(folder, 'd'))
    expect(await listEditionFolderNames(folder)).toEqual(['a', 'b', 'c'])
    expect(await listEditionFolderNames(path.join(folder, 'absent'))).toEqual([])
    await expect(listEditionFolderNames(path.join(folder, 'archive.yaml'))).rejects.toThrow('ENOTDIR')
  })

  it('cannot be listed where a link leads nowhere', async () => {
    const folder = await temporaryFolder()
    await symlink(path.join(folder, 'absent'), path.join(folder, 'e'))
    await expect(listEditionFolderNames(folder)).rejects.toThrow(
      `${path.join(folder, 'e')}:1: does not exist, or is a link to a missing file: correct the path, or remove the link`,
    )
  })
})

describe('a fault', () => {
  it('of a file is at its first line; others are in the order of files and lines', () => {
    const at = (file: string, line: number) => ({ ...createFileFault(file, 'x'), line })
    expect(createFileFault('a', 'x')).toEqual({ file: 'a', line: 1, field: '', reason: 'x' })
    expect([at('b', 1), at('a', 9), at('a', 2)].sort(compareFaultsByPlace)).toEqual([
      at('a', 2),
      at('a', 9),
      at('b', 1),
    ])
    expect(formatFault({ ...at('a', 3), field: 'f.0' })).toBe('a:3: f.0: x')
  })

  it('of another encoding is at the first line that has it', () => {
    const bytes = (text: string) => Buffer.from(text, 'latin1')
    const lineOf = (text: string) => {
      const decoded = decodeUtf8('a', bytes(text))
      return typeof decoded === 'string' ? decoded : decoded.line
    }
    expect(lineOf('é')).toBe(1)
    expect(lineOf('a\nb\né\né')).toBe(3)
    expect(lineOf('é\na\n')).toBe(1)
    expect(lineOf('a\nb\n')).toBe('a\nb\n')
    expect(decodeUtf8('a', bytes('é'), 'save it')).toMatchObject({ reason: 'is not in UTF-8: save it' })
  })

  it.each([
    [{ code: 'ENOSPC' }, 'the disk is full: free some space and run the command again'],
    [
      { code: 'EACCES', path: '/a' },
      '/a: cannot be accessed: give yourself permission with `sudo chown -R $(id -un)` and `chmod -R u+rwX`, each followed by this path or its folder',
    ],
    [
      { code: 'EPERM', path: '/a' },
      '/a: cannot be accessed: give yourself permission with `sudo chown -R $(id -un)` and `chmod -R u+rwX`, each followed by this path or its folder. On a Mac, also give the terminal Full Disk Access',
    ],
    [{ code: 'EUNKNOWN', path: '/a' }, null],
    [{ code: 13 }, null],
    [{}, null],
  ])('of the system, %j, is %j', (error, message) => expect(describeSystemError(error)).toBe(message))
})

describe('equal articles', () => {
  it('have equal words, whatever their marks, case and spaces', () => {
    expect(normaliseWords('« L’ÉTÉ » *2016*, ﬁn')).toBe('l été 2016 fin')
    expect(normaliseWords('…')).toBe('')
    expect(digestHeadlineAndText('A b', 'C **d**')).toBe(digestHeadlineAndText('“a” B!', 'c\nd'))
    expect(digestHeadlineAndText('A', 'b c')).not.toBe(digestHeadlineAndText('A b', 'c'))
    expect(digestHeadlineAndText('A', '…')).toBeNull()
    expect(digestHeadlineAndText('A', 'b')).toMatch(/^[0-9a-f]{16}$/)
  })

  it('have equal days', () =>
    expect(['2016-04-08T10:00', '2016-04-08', '2016', null].map(truncateToDay)).toEqual([
      '2016-04-08',
      '2016-04-08',
      '2016',
      null,
    ]))
})

describe('work on many items', () => {
  it('is done on each once, no more at a time than is allowed, and stops at the first failure', async () => {
    let [running, most] = [0, 0]
    const done: number[] = []
    const work = async (item: number) => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setImmediate(resolve))
      running--
      done.push(item)
    }
    await forEachConcurrently([1, 2, 3, 4, 5, 6, 7], 3, work)
    expect([done.toSorted(), most]).toEqual([[1, 2, 3, 4, 5, 6, 7], 3])
    const failing = forEachConcurrently([1], 1, () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
  })
})
