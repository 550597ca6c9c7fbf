import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { forEachConcurrently } from '../content/files/for-each-concurrently.ts'

/** What `bag-info.txt` says beside dates and sizes (RFC 8493 §2.2.2). */
export interface BagInfo {
  archive: string
  /** The release that the content gives. */
  release: string
  /** Whether it holds what the archive itself does not show. */
  forCustodians: boolean
}

const forCustodians =
  'For custodians only. It holds the content whole, what is withheld from the public included, and originals as they were received. Do not put it online.'

const forEverybody = 'Public. It holds what the archive shows: what is withheld or gone is not in it.'

interface Sum {
  file: string
  digest: string
  size: number
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Every file below a folder, with slashes, relative to it; `links` are what is neither file nor folder. */
async function filesIn(folder: string): Promise<{ files: string[]; links: string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const nameOf = (entry: { parentPath: string; name: string }) =>
    path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')
  return {
    files: entries.filter((entry) => entry.isFile()).map(nameOf),
    links: entries.filter((entry) => !entry.isFile() && !entry.isDirectory()).map(nameOf),
  }
}

/** Files of the machine's or of git's, not of the newsroom's. */
const isHidden = (file: string) => file.split('/').some((part) => part.startsWith('.'))

/** Copies a content folder into a bag; what is no file is named, and nothing copied then. */
export async function copyContent(content: string, bag: string): Promise<string[]> {
  const { files, links } = await filesIn(content)
  const strange = links.filter((link) => !isHidden(link))
  if (strange.length > 0) return strange
  for (const file of files.filter((each) => !isHidden(each))) {
    const place = path.join(bag, 'data/content', file)
    await mkdir(path.dirname(place), { recursive: true })
    await copyFile(path.join(content, file), place)
  }
  return []
}

/** CR, LF and `%` in a path are percent-encoded, and nothing else (RFC 8493 §2.1.3). */
const inManifest = (file: string) => file.replace(/[\r\n%]/g, (character) => encodeURIComponent(character))

const manifest = (sums: readonly Sum[]) =>
  sums.map(({ file, digest }) => `${digest}  ${inManifest(file)}\n`).join('')

async function sumsOf(bag: string, files: readonly string[]): Promise<Sum[]> {
  const sums: Sum[] = []
  await forEachConcurrently(files, 4, async (file) => {
    const place = path.join(bag, file)
    sums.push({ file, digest: await digestOf(place), size: (await stat(place)).size })
  })
  return sums.sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** One line: a name from outside may hold what begins another. */
const oneLine = (text: string) => text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim()

function infoText({ archive, release, forCustodians: whole }: BagInfo, sums: readonly Sum[]): string {
  const size = sums.reduce((total, each) => total + each.size, 0)
  const fields = {
    'Source-Organization': oneLine(archive),
    'External-Description': whole
      ? 'A newsroom’s archive: content, originals, pictures, and the digest of the release that they give (morgue)'
      : 'A newsroom’s archive as plain files, for any server of files (morgue)',
    'External-Identifier': `sha256:${release}`,
    'Bagging-Date': new Date().toISOString().slice(0, 10),
    'Bag-Size': `${Math.max(1, Math.round(size / 1000))} kB`,
    'Payload-Oxum': `${size}.${sums.length}`,
    'Access-Rights': whole ? forCustodians : forEverybody,
  }
  return Object.entries(fields)
    .map(([label, value]) => `${label}: ${value}\n`)
    .join('')
}

/** Makes a folder whose payload is in `data/` a bag (RFC 8493). */
export async function sealBag(bag: string, info: BagInfo): Promise<{ files: number }> {
  const payload = (await filesIn(path.join(bag, 'data'))).files.map((file) => `data/${file}`)
  const sums = await sumsOf(bag, payload)
  const tags = {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': infoText(info, sums),
    'manifest-sha256.txt': manifest(sums),
  }
  for (const [name, text] of Object.entries(tags)) await writeFile(path.join(bag, name), text)
  await writeFile(path.join(bag, 'tagmanifest-sha256.txt'), manifest(await sumsOf(bag, Object.keys(tags))))
  return { files: sums.length }
}
