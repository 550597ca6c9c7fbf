import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLocalArchive } from '../../src/cli/publish/archives/local/local-archive.ts'
import { updateHarvestRecords } from '../../src/cli/publish/harvest/update-records.ts'
import { articleFile, smallArchive, temporaryFolder, writeFiles } from '../support/content.ts'
import { type ServedArchive, serveArchive } from '../support/processes/served-archive.ts'
import { projectRoot } from '../support/project-root.ts'
import { publishSound } from '../support/publish-sound.ts'
import { harvestRecords, hasHttpOai, runs } from './http-oai.ts'

const run = promisify(execFile)

const hasValidator = await runs('xmllint', ['--version'])
if (!hasValidator) console.warn('SKIPPED: there is no xmllint here (apt-get install libxml2-utils)')

/** Requests with errors; each is repeated in its response as far as the protocol allows. */
const malformed = [
  '',
  'verb=x',
  'verb=ListRecords',
  'verb=ListRecords&metadataPrefix=<x>',
  'verb=ListRecords&metadataPrefix=marc21',
  'verb=ListRecords&metadataPrefix=marc21&from=',
  'verb=ListRecords&metadataPrefix=oai_dc&set=',
  'verb=ListRecords&metadataPrefix=oai_dc&set=a::b',
  'verb=ListRecords&metadataPrefix=oai_dc&set=none',
  'verb=ListRecords&metadataPrefix=oai_dc&from=0000-01-01',
  'verb=ListRecords&metadataPrefix=oai_dc&from=2031-01-01',
  'verb=ListRecords&resumptionToken="<&',
  'verb=GetRecord&metadataPrefix=oai_dc&identifier=a b',
  'verb=GetRecord&metadataPrefix=oai_dc&identifier=x',
]

describe('an archive of 120 articles', () => {
  let served: ServedArchive
  let [content, state] = ['', '']

  beforeAll(async () => {
    const articles = Array.from({ length: 120 }, (_, index) => [
      `e/articles/a${index}.md`,
      articleFile(`headline: "Article ${index}: <b> & “é”"\npublished: 2016-04`),
    ])
    content = await smallArchive(Object.fromEntries(articles))
    state = await temporaryFolder()
    served = await serveArchive(content, state)
  }, 90_000)

  afterAll(() => served?.stop())

  const harvest = async (from = '') => {
    const { body } = await served.get('/oai?verb=Identify')
    // The archive names itself by its canonical URL, which is not on loopback here.
    expect(body).toContain('<baseURL>https://archive.example/oai</baseURL>')
    return harvestRecords(served.port, from)
  }

  it.skipIf(!hasValidator)('answers every verb and malformed request in valid XML', async () => {
    const folder = await temporaryFolder()
    const files: string[] = []
    const save = async (query: string) => {
      const { body } = await served.get(`/oai?${encodeURI(query)}`)
      files.push(path.join(folder, `${files.length}.xml`))
      await writeFile(files.at(-1) ?? '', body)
      return body
    }
    for (const verb of ['Identify', 'ListSets', 'ListMetadataFormats']) await save(`verb=${verb}`)
    for (const verb of ['ListRecords', 'ListIdentifiers'])
      for (let next: string | undefined = 'metadataPrefix=oai_dc'; next; ) {
        const token: string | undefined = /<resumptionToken>([^<]+)</.exec(
          await save(`verb=${verb}&${next}`),
        )?.[1]
        next = token && `resumptionToken=${token}`
      }
    for (const query of malformed) expect(await save(query)).toContain('<error code="')
    const schema = path.join(projectRoot, 'test/clients/schemas/oai-pmh.xsd')
    const { stderr } = await run('xmllint', ['--nonet', '--noout', '--schema', schema, ...files])
    expect([files.length, stderr.match(/ validates$/gm)?.length]).toEqual([
      13 + malformed.length,
      files.length,
    ])
  })

  it.skipIf(!hasHttpOai)(
    'gives HTTP::OAI every record, then only what changed, deletions too',
    async () => {
      const first = await harvest()
      expect(first.size).toBe(120)
      expect([...first.values()].filter((title) => title === 'Article 7: <b> & “é”').length).toBe(1)
      const from = new Date().toISOString().replace(/\.\d+/, '')
      await writeFiles(content, {
        'e/articles/a7.md': articleFile('headline: Changed\npublished: 2016-04'),
        'e/articles/a8.md': articleFile('headline: Withheld\npublished: 2016-04\nstatus: withheld'),
      })
      const store = await openLocalArchive(state)
      await publishSound(content, store)
      await updateHarvestRecords(store).finally(() => store.close())
      await expect
        .poll(async () => (await served.get('/oai?verb=Identify')).status, {
          timeout: 60_000,
          interval: 1000,
        })
        .toBe(200)
      await expect
        .poll(async () => [...(await harvest(from)).values()].sort(), {
          timeout: 60_000,
          interval: 1000,
        })
        .toEqual(['Changed', 'deleted'])
    },
    120_000,
  )
})
