import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import {
  Client as StatelessClient,
  StreamableHTTPClientTransport as StatelessTransport,
} from '@modelcontextprotocol/client'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chances } from '../faults/fault.ts'
import { demonstrationCopy, temporaryFolder, writeFiles } from '../support/content.ts'
import { type ServedArchive, serveArchive } from '../support/processes/served-archive.ts'
import { projectRoot } from '../support/project-root.ts'
import { forbidden, takedownContent } from '../support/takedown-content.ts'

const oldUrl = 'https://lefanal.example/2016/04/08/reunion-otan-russie_n_9644122.html'

let served: ServedArchive
let endpoint: URL

beforeAll(async () => {
  const content = await demonstrationCopy()
  const { 'archive.yaml': _, ...takenDown } = takedownContent(true)
  await writeFiles(content, takenDown)
  served = await serveArchive(content, await temporaryFolder())
  endpoint = new URL(`http://127.0.0.1:${served.port}/mcp`)
}, 90_000)

afterAll(() => served?.stop())

interface Called {
  content: { text?: string }[]
  isError?: boolean
}

type Call = (name: string, input: Record<string, string>) => Promise<Called>

const textOf = ({ content }: Called) => content.map(({ text }) => text).join('\n')

const connectFirst = async (): Promise<{ names: string[]; call: Call; close: () => Promise<void> }> => {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(new StreamableHTTPClientTransport(endpoint) as Parameters<Client['connect']>[0])
  const { tools } = await client.listTools()
  return {
    names: tools.map(({ name }) => name),
    call: async (name, input) => (await client.callTool({ name, arguments: input })) as Called,
    close: () => client.close(),
  }
}

const connectStateless = async (): Promise<{ names: string[]; call: Call; close: () => Promise<void> }> => {
  const client = new StatelessClient(
    { name: 'test', version: '1' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  )
  await client.connect(new StatelessTransport(endpoint))
  const { tools } = await client.listTools()
  return {
    names: tools.map(({ name }) => name),
    call: async (name, input) => (await client.callTool({ name, arguments: input })) as Called,
    close: () => client.close(),
  }
}

it.each([
  ['2025-11-25', connectFirst],
  ['2026-07-28', connectStateless],
])('the client of the revision %s searches, reads a dead URL, cites and counts', async (_, connect) => {
  const { names, call, close } = await connect()
  expect(names).toEqual(['search', 'read', 'cite', 'holdings'])
  expect(textOf(await call('search', { q: 'otan russie' }))).toContain('n_9644122')
  const markdown = await served.get(new URL(oldUrl).pathname, {
    accept: 'text/markdown',
    host: 'lefanal.example',
  })
  expect(textOf(await call('read', { url: oldUrl }))).toBe(markdown.body)
  expect(textOf(await call('cite', { url: oldUrl }))).toContain('2016')
  expect(textOf(await call('holdings', { edition: 'le-fanal' }))).toContain('2016-04')
  expect((await call('read', { url: '/le-fanal/nothing' })).isError).toBe(true)
  await close()
})

it.each(['server-initialize', 'ping', 'tools-list', 'dns-rebinding-protection'])(
  'passes the scenario %s of the conformance tests',
  async (scenario) => {
    const program = path.join(projectRoot, 'node_modules/@modelcontextprotocol/conformance/dist/index.js')
    const args = [program, 'server', '--url', endpoint.href, '--scenario', scenario]
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: await temporaryFolder() })
    expect(stdout).toMatch(/Passed: (\d+)\/\1, 0 failed/)
  },
)

it('has no word of what is taken down in 1,000 answers', async () => {
  const { call, close } = await connectFirst()
  const words = [...forbidden.withheld, ...forbidden.gone, ...forbidden.anonymised, ...forbidden.ruled]
  const urls = Object.values(takedownContent(false)).flatMap((file) =>
    [...file.matchAll(/https:\/\/(?:www\.)?e\.example\/[^\s,\])'">]+/g)].map(([url]) => url),
  )
  expect(urls.length).toBeGreaterThan(10)
  const chance = chances(15)
  const pick = (values: readonly string[]) => values[Math.floor(chance() * values.length)] ?? ''
  let shown = 0
  for (let number = 0; number < 1000; number++) {
    const [name, input] = (
      [
        ['search', { q: pick(words), edition: pick(['e', '']) }],
        ['search', { author: pick(['Olga Okapi', 'Ann Editor']), topic: pick(['Shared', 'Tarsiers', '']) }],
        ['read', { url: pick(urls) }],
        ['read', { url: pick(['/e/', '/e/2016', '/e/topics/shared', '/e/topics/tarsiers', '/e/authors']) }],
        ['cite', { url: pick(urls), format: pick(['csl', 'ris', 'bibtex']) }],
        ['holdings', { edition: 'e' }],
      ] as const
    )[Math.floor(chance() * 6)] ?? ['holdings', {}]
    const answer = textOf(await call(name, input))
    // The archive repeats the request, in the query and in the address of an absence.
    const asked = Object.values(input).join(' ').toLowerCase()
    const found = words.filter((word) => !asked.includes(word) && answer.toLowerCase().includes(word))
    expect([name, input, found]).toEqual([name, input, []])
    if (answer.includes('Lemur') || answer.includes('Neighbour')) shown += 1
  }
  expect(shown).toBeGreaterThan(50)
  await close()
}, 120_000)
