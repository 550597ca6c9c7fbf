import path from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { readRoot } from '../../../src/archive/release.ts'
import type { Root } from '../../../src/archive/root.ts'
import { checkUrls } from '../../../src/cli/verify/check-urls.ts'
import { readUrls } from '../../../src/cli/verify/url-list.ts'
import { articleFile, smallArchive, temporaryFolder, writeFiles } from '../../support/content.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { publishSound } from '../../support/publish-sound.ts'

const store = memoryStore()
let root: Root

beforeAll(async () => {
  const content = await smallArchive({
    'e/articles/a.md': articleFile(
      'headline: A\nurl: https://e.example/2016/a.html\nformerly: [https://www.e.example/old?p=1]',
    ),
  })
  root = await readRoot(store, (await publishSound(content, store)).root)
})

async function checkList(list: string, homeEdition: string | null = null): Promise<string[]> {
  const folder = await temporaryFolder()
  await writeFiles(folder, { list })
  const found: string[] = []
  for await (const { url, answer, to } of checkUrls(
    readUrls(path.join(folder, 'list')),
    { store, root },
    homeEdition,
  ))
    found.push(`${url} ${answer}${to === null ? '' : ` ${to}`}`)
  return found
}

it('reads a list with one URL a line, and reports each URL once', async () => {
  expect(
    await checkList(
      'https://e.example/2016/a.html?utm=1\n\nhttps://www.e.example/2016/A/amp\nhttps://e.example/none\r\nhttps://e.example/none\n# note\n',
    ),
  ).toEqual([
    'https://e.example/2016/a.html?utm=1 article',
    'https://www.e.example/2016/A/amp redirect /e/2016/a.html',
    'https://e.example/none unknown',
  ])
})

it('reads the URLs of a sitemap', async () => {
  expect(
    await checkList(
      '<urlset><url><loc>https://e.example/old?a=1&amp;p=1</loc></url><url><loc>https://e.example/</loc></url></urlset>',
    ),
  ).toEqual(['https://e.example/old?a=1&p=1 redirect /e/2016/a.html', 'https://e.example/ collection'])
})

it('reads the paths of a log, as those of the edition that is named', async () => {
  const line = '1.2.3.4 - - [08/Apr/2016:10:00:00 +0000] "GET /2016/a.html HTTP/1.1" 200 12 "-" "x"'
  expect(await checkList(`${line}\n${line.replace('GET', 'POST')}`, 'e')).toEqual(['/2016/a.html article'])
  expect(await checkList(line)).toEqual(['/2016/a.html unknown'])
})
