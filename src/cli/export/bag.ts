import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { digestFile } from '../content/files/digest-file.ts'
import { forEachConcurrently } from '../content/files/for-each-concurrently.ts'

/** The fields of `bag-info.txt`, except dates and sizes (RFC 8493 §2.2.2). */
export interface BagInfo {
  archiveName: string
  /** The digest of the release's root. */
  rootDigest: string
  /** True if the bag also contains material that the archive does not show. */
  isForCustodians: boolean
}

const custodianRightsText =
  'For custodians only. This bag has all of the content, including what is withheld from the public, and originals as they were received. Do not put it online.'

const publicRightsText =
  'Public. This bag has what the archive shows, without anything that is withheld or gone.'

interface FileChecksum {
  file: string
  digest: string
  byteCount: number
}

/**
 * Lists the files in a folder and its subfolders, as relative paths with forward slashes. `links` contains the
 * entries that are neither files nor folders.
 */
async function listFilesAndLinks(folder: string): Promise<{ files: string[]; links: string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const toRelativePath = (entry: { parentPath: string; name: string }) =>
    path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')
  return {
    files: entries.filter((entry) => entry.isFile()).map(toRelativePath),
    links: entries.filter((entry) => !entry.isFile() && !entry.isDirectory()).map(toRelativePath),
  }
}

/** True for a path with a hidden segment, such as a file of the operating system (`.DS_Store`) or of git. */
const isHiddenPath = (file: string) => file.split('/').some((pathSegment) => pathSegment.startsWith('.'))

/**
 * Copies the visible files of a content folder into a bag. Copies nothing if there are links among them.
 * @returns the links, which a bag cannot contain
 */
export async function copyContentOrListLinks(contentFolder: string, bagFolder: string): Promise<string[]> {
  const { files, links } = await listFilesAndLinks(contentFolder)
  const visibleLinks = links.filter((link) => !isHiddenPath(link))
  if (visibleLinks.length > 0) return visibleLinks
  for (const file of files.filter((name) => !isHiddenPath(name))) {
    const targetFile = path.join(bagFolder, 'data/content', file)
    await mkdir(path.dirname(targetFile), { recursive: true })
    await copyFile(path.join(contentFolder, file), targetFile)
  }
  return []
}

/** Percent-encodes CR, LF and `%` in a path, and nothing else (RFC 8493 §2.1.3). */
const encodeManifestPath = (file: string) =>
  file.replace(/[\r\n%]/g, (character) => encodeURIComponent(character))

const renderManifest = (fileChecksums: readonly FileChecksum[]) =>
  fileChecksums.map(({ file, digest }) => `${digest}  ${encodeManifestPath(file)}\n`).join('')

async function computeFileChecksums(bagFolder: string, files: readonly string[]): Promise<FileChecksum[]> {
  const fileChecksums: FileChecksum[] = []
  await forEachConcurrently(files, 4, async (file) => {
    const bagFile = path.join(bagFolder, file)
    fileChecksums.push({
      file,
      digest: await digestFile(bagFile),
      byteCount: (await stat(bagFile)).size,
    })
  })
  return fileChecksums.sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** Joins the lines of a field's value, because a second line could begin another field. */
const joinLinesAndSpaces = (text: string) => text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim()

function renderBagInfo(
  { archiveName, rootDigest, isForCustodians }: BagInfo,
  fileChecksums: readonly FileChecksum[],
): string {
  const totalBytes = fileChecksums.reduce((total, checksum) => total + checksum.byteCount, 0)
  const infoFields = {
    'Source-Organization': joinLinesAndSpaces(archiveName),
    'External-Description': isForCustodians
      ? 'A newsroom’s archive: articles, originals, pictures, and the checksum of their release (made with morgue)'
      : 'A newsroom’s archive as plain files, for any file server (made with morgue)',
    'External-Identifier': `sha256:${rootDigest}`,
    'Bagging-Date': new Date().toISOString().slice(0, 10),
    'Bag-Size': `${Math.max(1, Math.round(totalBytes / 1000))} kB`,
    'Payload-Oxum': `${totalBytes}.${fileChecksums.length}`,
    'Access-Rights': isForCustodians ? custodianRightsText : publicRightsText,
  }
  return Object.entries(infoFields)
    .map(([label, value]) => `${label}: ${value}\n`)
    .join('')
}

/**
 * Makes a bag of a folder that has its payload in `data/`, by writing the tag files (RFC 8493). Returns the number of
 * payload files.
 */
export async function writeBagTagFiles(
  bagFolder: string,
  bagInfo: BagInfo,
): Promise<{ payloadFileCount: number }> {
  const payloadFiles = (await listFilesAndLinks(path.join(bagFolder, 'data'))).files.map(
    (file) => `data/${file}`,
  )
  const fileChecksums = await computeFileChecksums(bagFolder, payloadFiles)
  const textByTagFile = {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': renderBagInfo(bagInfo, fileChecksums),
    'manifest-sha256.txt': renderManifest(fileChecksums),
  }
  for (const [fileName, text] of Object.entries(textByTagFile))
    await writeFile(path.join(bagFolder, fileName), text)
  await writeFile(
    path.join(bagFolder, 'tagmanifest-sha256.txt'),
    renderManifest(await computeFileChecksums(bagFolder, Object.keys(textByTagFile))),
  )
  return { payloadFileCount: fileChecksums.length }
}
