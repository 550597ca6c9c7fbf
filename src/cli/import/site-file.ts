import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Importer, SourceFile } from './importer.ts'
import { hugoSettingsPattern, templatePageKind } from './site-lookup.ts'

/** Files that servers and crawlers write for other programs. */
const programFilePattern = /^(?:robots|ads|app-ads|humans|security|llms|llms-full|hts-log|hts-nohup)\.txt$/i

/** A note about the files of a folder, which is not an article. It is imported only if the command names the file itself. */
const readmePattern = /^(?:read-?me|liesmich|lies-?mich|lisez-?moi|l[eé]eme|leggimi|leia-?me)\.(?:txt|text)$/i

const crawlerNotePatterns: readonly RegExp[] = [
  /^# (?:Netscape )?HTTP Cookie File/i,
  // HTTrack's list of the mirrored hosts.
  /<meta[^>]+name="generator"[^>]+content="HTTrack|<title>Local index - HTTrack/i,
]

/** Endings of the folder in which browsers save a page's pictures and frames, in their languages. */
const partsFolderPattern =
  /(?:[._]files|_fichiers|-Dateien|_bestanden|_file|_archivos|_arquivos|_ficheiros|-filer|_tiedostot|_pliki|_soubory|_elemei|_dosyalar|_datoteke|_fitxers|_failid|_fails|_bylos|_fajlovi|_fitxategiak)$/iu

const pageNamePattern = /\.(?:html?|xhtml|shtml)$/i

function listFileNames(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** True for a frame of a saved page: a page in the folder that belongs to a page beside it. */
function isSavedPageFrame(file: string): boolean {
  const folder = path.dirname(file)
  const folderName = path.basename(folder)
  const pageName = folderName.replace(partsFolderPattern, '')
  if (!pageNamePattern.test(file) || pageName === folderName) return false
  return listFileNames(path.dirname(folder)).some(
    (siblingName) =>
      pageNamePattern.test(siblingName) && siblingName.replace(pageNamePattern, '') === pageName,
  )
}

/** Folders of templates: of Jekyll and Eleventy anywhere, of Hugo beside its settings. */
const templateFolderPattern = /[\\/]_(?:layouts|includes)[\\/]/
const hugoTemplateFolderPattern = /^(.*)[\\/](?:layouts|archetypes|themes)[\\/]/

function isSiteTemplate(file: string): boolean {
  if (templateFolderPattern.test(file)) return true
  const [, siteFolder] = hugoTemplateFolderPattern.exec(file) ?? []
  return (
    siteFolder !== undefined &&
    listFileNames(siteFolder).some((fileName) => hugoSettingsPattern.test(fileName))
  )
}

/** File name of an unpublished post in Medium's export. */
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

/** Skips the files of a mirror or of a saved page that are not articles, although they are text or pages. */
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
