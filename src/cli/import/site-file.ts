import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Importer, SourceFile } from './importer.ts'
import { hugoSettingsPattern, templatePageKind } from './site-lookup.ts'

/** Names of files that servers and crawlers write for other programs rather than for readers. */
const programFilePattern = /^(?:robots|ads|app-ads|humans|security|llms|llms-full|hts-log|hts-nohup)\.txt$/i

/** Read-me files, which are notes about a folder rather than articles. One is imported only if the command names it. */
const readmePattern = /^(?:read-?me|liesmich|lies-?mich|lisez-?moi|l[eé]eme|leggimi|leia-?me)\.(?:txt|text)$/i

const crawlerNotePatterns: readonly RegExp[] = [
  /^# (?:Netscape )?HTTP Cookie File/i,
  // HTTrack's index of mirrored hosts.
  /<meta[^>]+name="generator"[^>]+content="HTTrack|<title>Local index - HTTrack/i,
]

/** Suffixes, in many languages, of the folder in which a browser saves a page's pictures and frames. */
const partsFolderPattern =
  /(?:[._]files|_fichiers|-Dateien|_bestanden|_file|_archivos|_arquivos|_ficheiros|-filer|_tiedostot|_pliki|_soubory|_elemei|_dosyalar|_datoteke|_fitxers|_failid|_fails|_bylos|_fajlovi|_fitxategiak)$/iu

const pageNamePattern = /\.(?:html?|xhtml|shtml)$/i

function listFileNamesOrEmpty(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** True for a frame of a saved page: a page in a parts folder that lies beside the page it belongs to. */
function isSavedPageFrame(file: string): boolean {
  const folder = path.dirname(file)
  const folderName = path.basename(folder)
  const pageName = folderName.replace(partsFolderPattern, '')
  if (!pageNamePattern.test(file) || pageName === folderName) return false
  return listFileNamesOrEmpty(path.dirname(folder)).some(
    (siblingName) =>
      pageNamePattern.test(siblingName) && siblingName.replace(pageNamePattern, '') === pageName,
  )
}

/** Template folders: Jekyll's and Eleventy's anywhere, Hugo's only beside a settings file. */
const templateFolderPattern = /[\\/]_(?:layouts|includes)[\\/]/
const hugoTemplateFolderPattern = /^(.*)[\\/](?:layouts|archetypes|themes)[\\/]/

function isSiteTemplate(file: string): boolean {
  if (templateFolderPattern.test(file)) return true
  const [, siteFolder] = hugoTemplateFolderPattern.exec(file) ?? []
  return (
    siteFolder !== undefined &&
    listFileNamesOrEmpty(siteFolder).some((fileName) => hugoSettingsPattern.test(fileName))
  )
}

/** Matches the file name of an unpublished post in a Medium export. */
const mediumDraftPattern = /[\\/]draft_[^\\/]*\.html$/

/** Returns the kind of a file that belongs to a site but is never one of its articles; `null` for any other file. */
function detectSiteFileKind(source: SourceFile): string | null {
  const { file, head, pathFromGivenFolder = '' } = source
  if (mediumDraftPattern.test(file) && Buffer.from(head).toString('latin1').includes('h-entry'))
    return 'draft'
  if (programFilePattern.test(path.basename(file)) || /[\\/]hts-cache[\\/]/.test(file))
    return 'file for programs'
  if (readmePattern.test(path.basename(file)) && pathFromGivenFolder.includes('/'))
    return 'note on the folder'
  const headText = Buffer.from(head.subarray(0, 1024)).toString('latin1')
  if (crawlerNotePatterns.some((pattern) => pattern.test(headText))) return 'file for programs'
  if (isSiteTemplate(file)) return templatePageKind
  return isSavedPageFrame(file) ? 'frame of a saved page' : null
}

/** Skips text files and pages that belong to a mirror or a saved page but are not articles. */
export const siteFileImporter: Importer = {
  name: 'site-file',
  recognises: (source) => detectSiteFileKind(source) !== null,
  async *read(source) {
    yield {
      kind: 'skipped',
      file: source.file,
      why: detectSiteFileKind(source) ?? 'file for programs',
      record: source.file,
    }
  },
}
