import { createHash } from 'node:crypto'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { demonstrationCopy, temporaryFolder, writeFiles } from '../support/content.ts'

const article = 'le-fanal/articles/2016/04/reunion-otan-russie.md'
const withdrawn = 'the-lantern/articles/2016/05/fort-mcmurray-wildfire.md'

async function replaced(folder: string, file: string, [from, to]: [RegExp, string]): Promise<void> {
  const before = await readFile(path.join(folder, file), 'utf8')
  const after = before.replace(from, to)
  if (after === before) throw new Error(`${file} has no ${from}`)
  await writeFile(path.join(folder, file), after)
}

/** A unique picture of 20 kB. */
async function picture(folder: string, seed: number): Promise<void> {
  const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, at) => (at * seed + (at >> 5)) % 256))
  const name = `${createHash('sha256').update(bytes).digest('hex')}.png`
  await writeFiles(folder, { 'le-fanal/media/urls.tsv': `${name}\thttps://lefanal.example/${seed}.png\n` })
  await writeFile(path.join(folder, 'le-fanal/media', name), bytes)
}

const added = `---
headline: Ten thousand lamps on the quay
published: 2017-01-02
section: World
topics: [Otan]
---

Ten thousand lamps were lit on the quay, ![one of them](https://lefanal.example/7.png) says the harbour.
`

/** Each makes the next release's content from the previous one's. */
const changes: ((folder: string) => Promise<void>)[] = [
  (folder) => picture(folder, 7),
  async (folder) => {
    await replaced(folder, article, [/^headline: .*$/m, 'headline: Un titre tout neuf'])
    await writeFiles(folder, { 'the-lantern/articles/2017/01/ten-thousand-lamps.md': added })
  },
  async (folder) => {
    await rm(path.join(folder, withdrawn))
    await replaced(folder, 'archive.yaml', [/^name: .*$/m, 'name: The Morgue by another name'])
  },
  async (folder) => {
    await rm(path.join(folder, 'le-fanal/media'), { recursive: true })
    await picture(folder, 11)
    await replaced(folder, article, [/Bruxelles/, 'Anvers'])
  },
]

/** Content folders of releases that differ in a title, an article, a picture, a text on every page, and a takedown. */
export async function contents(): Promise<string[]> {
  const folders: string[] = []
  let last = await demonstrationCopy()
  for (const change of changes) {
    await change(last)
    folders.push(last)
    const next = await temporaryFolder()
    await cp(last, next, { recursive: true })
    last = next
  }
  return folders
}
