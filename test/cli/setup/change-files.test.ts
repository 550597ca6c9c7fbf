import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { moveDemonstration } from '../../../src/cli/setup/files/move-demonstration.ts'
import {
  addMissingHostsAndParameters,
  repairArchiveUrl,
} from '../../../src/cli/setup/files/repair-configuration.ts'
import { temporaryFolder, writeFiles } from '../../support/content.ts'

let folder: string

beforeEach(async () => {
  folder = await temporaryFolder()
})

const within = (name: string) => path.join(folder, name)
const read = (name: string) => readFile(within(name), 'utf8')

describe('the demonstration', () => {
  const move = () => moveDemonstration(within('content'), within('.morgue'))

  it('is moved with its state into a folder that does not exist yet', async () => {
    await writeFiles(folder, { 'content/archive.yaml': 'a', '.morgue/state': 's', 'demonstration/mine': 'm' })
    const { folder: moved, neighbours } = await move()
    expect([path.resolve(moved), neighbours]).toEqual([within('demonstration-2'), []])
    expect(await readdir(within('demonstration-2'))).toEqual(['.morgue', 'content'])
    expect([await readdir(folder), await read('demonstration/mine')]).toEqual([
      ['demonstration', 'demonstration-2'],
      'm',
    ])
  })

  it('leaves its state to the other content folders beside it', async () => {
    await writeFiles(folder, {
      'content/archive.yaml': 'a',
      'other/archive.yaml': 'b',
      'pictures/a.png': 'c',
      '.morgue/state': 's',
    })
    const { folder: moved, neighbours } = await move()
    expect([path.resolve(moved), neighbours.map((each) => path.resolve(each))]).toEqual([
      within('demonstration'),
      [within('other')],
    ])
    expect([existsSync(within('.morgue/state')), await readdir(within('demonstration'))]).toEqual([
      true,
      ['content'],
    ])
  })

  it('may have no state', async () => {
    await mkdir(within('content'))
    expect(path.resolve((await move()).folder)).toBe(within('demonstration'))
  })
})

describe('the URL in archive.yaml', () => {
  it('is corrected where it has one remedy; all else stays', async () => {
    await writeFiles(folder, { 'archive.yaml': '# Ours\nname: A\nurl: archive.example/ # soon\n' })
    const file = within('archive.yaml')
    expect(await repairArchiveUrl(file)).toEqual([
      `${file}: url: archive.example/ was changed to https://archive.example`,
    ])
    expect(await read('archive.yaml')).toBe('# Ours\nname: A\nurl: https://archive.example # soon\n')
    expect(await repairArchiveUrl(file)).toEqual([])
  })

  it.each(['url:  https://archive.example', 'name: A', 'url: [a, b]', 'url: two words', 'url: : a\n\tb'])(
    'is left as it is: %j',
    async (text) => {
      await writeFiles(folder, { 'archive.yaml': text })
      expect([await repairArchiveUrl(within('archive.yaml')), await read('archive.yaml')]).toEqual([[], text])
    },
  )
})

describe('edition.yaml', () => {
  const add = (hosts: string[], query: string[] = []) =>
    addMissingHostsAndParameters(within('edition.yaml'), { hosts, queryParameters: query })

  it('gets the hosts and parameters that it lacks, at the end of its lists', async () => {
    const name = `The ${'long '.repeat(30)}name`
    await writeFiles(folder, { 'edition.yaml': `name: ${name}\nhosts: [a.example] # ours\n` })
    const file = within('edition.yaml')
    expect(await add(['a.example', 'b.example'], ['id', 'p'])).toEqual([
      `${file}: hosts: b.example was added`,
      `${file}: query: id, p were added`,
    ])
    const changed = `name: ${name}\nhosts: [a.example, b.example] # ours\nquery: [id, p]\n`
    expect(await read('edition.yaml')).toBe(changed)
    expect(await add(['b.example'], ['p'])).toEqual([])
    expect(await read('edition.yaml')).toBe(changed)
  })

  it('is left as it is where it is no YAML', async () => {
    await writeFiles(folder, { 'edition.yaml': 'name: "A\nhosts: [' })
    expect([await add(['a.example']), await read('edition.yaml')]).toEqual([[], 'name: "A\nhosts: ['])
  })
})
