import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { digestFile } from '../content/files/digest-file.ts'
import { forEachConcurrently } from '../content/files/for-each-concurrently.ts'

/** The fields of `bag-info.txt` besides dates and sizes (RFC 8493 §2.2.2). */
export interface BagInfo {
  archive: string
  /** The root's digest. */
  rootDigest: string
  /** True if the bag also contains what the archive does not show. */
  isForCustodians: boolean
}

const custodianRights =
  'For custodians only. This bag has all of the content, including what is withheld from the public, and originals as they were received. Do not put it online.'

const publicRights = 'Public. This bag has what the archive shows, without anything that is withheld or gone.'

/** A file's digest and size. */
interface FileChecksum {
  file: string
  digest: string
  size: number
}

/**
 * Lists the files in a folder and its subfolders, as relative paths with slashes. `links` are entries that are
 * neither files nor folders.
 */
async function listFiles(folder: string): Promise<{ files: string[]; links: string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const toRelativePath = (entry: { parentPath: string; name: string }) =>
    path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')
  return {
    files: entries.filter((entry) => entry.isFile()).map(toRelativePath),
    links: entries.filter((entry) => !entry.isFile() && !entry.isDirectory()).map(toRelativePath),
  }
}

/** True for files of the operating system or of git, such as `.DS_Store`. */
const isHidden = (file: string) => file.split('/').some((part) => part.startsWith('.'))

/** Copies a content folder into a bag, unless it contains links. @returns the links, which a bag cannot contain */
export async function copyContent(contentFolder: string, bag: string): Promise<string[]> {
  const { files, links } = await listFiles(contentFolder)
  const visibleLinks = links.filter((link) => !isHidden(link))
  if (visibleLinks.length > 0) return visibleLinks
  for (const file of files.filter((name) => !isHidden(name))) {
    const target = path.join(bag, 'data/content', file)
    await mkdir(path.dirname(target), { recursive: true })
    await copyFile(path.join(contentFolder, file), target)
  }
  return []
}

/** Percent-encodes CR, LF and `%` in a path, and nothing else (RFC 8493 §2.1.3). */
const encodeManifestPath = (file: string) =>
  file.replace(/[\r\n%]/g, (character) => encodeURIComponent(character))

const renderManifest = (fileSums: readonly FileChecksum[]) =>
  fileSums.map(({ file, digest }) => `${digest}  ${encodeManifestPath(file)}\n`).join('')

async function computeChecksums(bag: string, files: readonly string[]): Promise<FileChecksum[]> {
  const fileSums: FileChecksum[] = []
  await forEachConcurrently(files, 4, async (file) => {
    const payloadFile = path.join(bag, file)
    fileSums.push({ file, digest: await digestFile(payloadFile), size: (await stat(payloadFile)).size })
  })
  return fileSums.sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** Joins the lines of a value, since a second line could begin another field. */
const toOneLine = (text: string) => text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim()

function renderInfo(
  { archive, rootDigest, isForCustodians }: BagInfo,
  fileSums: readonly FileChecksum[],
): string {
  const totalBytes = fileSums.reduce((total, sum) => total + sum.size, 0)
  const fields = {
    'Source-Organization': toOneLine(archive),
    'External-Description': isForCustodians
      ? 'A newsroom’s archive: content, originals, pictures, and the digest of their release (morgue)'
      : 'A newsroom’s archive as plain files, for any file server (morgue)',
    'External-Identifier': `sha256:${rootDigest}`,
    'Bagging-Date': new Date().toISOString().slice(0, 10),
    'Bag-Size': `${Math.max(1, Math.round(totalBytes / 1000))} kB`,
    'Payload-Oxum': `${totalBytes}.${fileSums.length}`,
    'Access-Rights': isForCustodians ? custodianRights : publicRights,
  }
  return Object.entries(fields)
    .map(([label, value]) => `${label}: ${value}\n`)
    .join('')
}

/** Turns a folder whose payload is in `data/` into a bag (RFC 8493). */
export async function sealBag(bagFolder: string, info: BagInfo): Promise<{ files: number }> {
  const payloadFiles = (await listFiles(path.join(bagFolder, 'data'))).files.map((file) => `data/${file}`)
  const fileSums = await computeChecksums(bagFolder, payloadFiles)
  const tagFiles = {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': renderInfo(info, fileSums),
    'manifest-sha256.txt': renderManifest(fileSums),
  }
  for (const [name, text] of Object.entries(tagFiles)) await writeFile(path.join(bagFolder, name), text)
  await writeFile(
    path.join(bagFolder, 'tagmanifest-sha256.txt'),
    renderManifest(await computeChecksums(bagFolder, Object.keys(tagFiles))),
  )
  return { files: fileSums.length }
}
