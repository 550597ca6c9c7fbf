import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Importer, SourceFile } from './importer.ts'
import { hugoSettingsPattern, templatePageKind } from './site-lookup.ts'

/** Files that servers and crawlers write for other programs. */
const programFiles = /^(?:robots|ads|app-ads|humans|security|llms|llms-full|hts-log|hts-nohup)\.txt$/i

/** A note about the files of a folder, which is not an article. It is imported only if the command names the file itself. */
const noteFile = /^(?:read-?me|liesmich|lies-?mich|lisez-?moi|l[eé]eme|leggimi|leia-?me)\.(?:txt|text)$/i

const crawlerNotes: readonly RegExp[] = [
  /^# (?:Netscape )?HTTP Cookie File/i,
  // HTTrack's list of the mirrored hosts.
  /<meta[^>]+name="generator"[^>]+content="HTTrack|<title>Local index - HTTrack/i,
]

/** Endings of the folder in which browsers save a page's pictures and frames, in their languages. */
const partsFolder =
  /(?:[._]files|_fichiers|-Dateien|_bestanden|_file|_archivos|_arquivos|_ficheiros|-filer|_tiedostot|_pliki|_soubory|_elemei|_dosyalar|_datoteke|_fitxers|_failid|_fails|_bylos|_fajlovi|_fitxategiak)$/iu

const pageName = /\.(?:html?|xhtml|shtml)$/i

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** True for a frame of a saved page: a page in the folder that belongs to a page beside it. */
function isFrame(file: string): boolean {
  const folder = path.dirname(file)
  const name = path.basename(folder)
  const page = name.replace(partsFolder, '')
  if (!pageName.test(file) || page === name) return false
  return listNames(path.dirname(folder)).some(
    (each) => pageName.test(each) && each.replace(pageName, '') === page,
  )
}

/** Folders of templates: of Jekyll and Eleventy anywhere, of Hugo beside its settings. */
const templateFolder = /[\\/]_(?:layouts|includes)[\\/]/
const hugoTemplateFolder = /^(.*)[\\/](?:layouts|archetypes|themes)[\\/]/

function isTemplate(file: string): boolean {
  if (templateFolder.test(file)) return true
  const [, site] = hugoTemplateFolder.exec(file) ?? []
  return site !== undefined && listNames(site).some((name) => hugoSettingsPattern.test(name))
}

/** Medium's export names the files of unpublished posts so. */
const mediumDraft = /[\\/]draft_[^\\/]*\.html$/

/** Returns the kind of a file that belongs to a site, but is never one of its articles. */
function kindOf(source: SourceFile): string | null {
  const { file, head, name = '' } = source
  if (mediumDraft.test(file) && Buffer.from(head).toString('latin1').includes('h-entry')) return 'draft'
  if (programFiles.test(path.basename(file)) || /[\\/]hts-cache[\\/]/.test(file)) return 'file for programs'
  if (noteFile.test(path.basename(file)) && name.includes('/')) return 'note on the folder'
  const beginning = Buffer.from(head.subarray(0, 1024)).toString('latin1')
  if (crawlerNotes.some((pattern) => pattern.test(beginning))) return 'file for programs'
  if (isTemplate(file)) return templatePageKind
  return isFrame(file) ? 'frame of a saved page' : null
}

/** Skips the files of a mirror or of a saved page that are not articles, although they are text or pages. */
export const siteFileImporter: Importer = {
  name: 'site-file',
  detect: (source) => kindOf(source) !== null,
  async *read(source) {
    yield {
      kind: 'skipped',
      file: source.file,
      why: kindOf(source) ?? 'file for programs',
      record: source.file,
    }
  },
}
