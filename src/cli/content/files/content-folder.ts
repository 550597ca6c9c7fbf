import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { PatternVerdictStore } from '../patterns/is-safe-pattern.ts'
import type { Configuration } from './configuration.ts'
import { listEditionFolderNames } from './edition-folders.ts'
import { listFilesBelow } from './list-files.ts'
import type { ValueOrFaults } from './yaml-file.ts'

/** Matches files intended as a logo, even if their type cannot be published. */
const logoFileNamePattern = /^logo\.(?:svg|png|jpe?g|gif|webp|avif)$/i

/** Locates and lists the files of a content folder. */
export class ContentFolder {
  readonly #contentFolder: string

  constructor(contentFolder: string) {
    this.#contentFolder = contentFolder
  }

  /** Reads and checks `archive.yaml` and the `edition.yaml` of every edition. */
  async readConfiguration(verdictStore?: PatternVerdictStore): Promise<ValueOrFaults<Configuration>> {
    // Imported on demand: YAML and the schemas take a third of a second to load, and publishing unchanged content
    // needs neither.
    const { readConfiguration } = await import('./configuration.ts')
    return readConfiguration(this.#contentFolder, verdictStore)
  }

  resolveEditionFile(editionId: string): string {
    return path.join(this.#contentFolder, editionId, 'edition.yaml')
  }

  /** Returns the path of an edition's introduction, or of the archive's for `null`. */
  resolveAboutFile(editionId: string | null): string {
    return path.join(this.#contentFolder, editionId ?? '', 'about.md')
  }

  /** Lists the files intended as the logo of an edition, or of the archive for `null`, sorted by name. */
  async listLogoFiles(editionId: string | null): Promise<string[]> {
    const folder = path.join(this.#contentFolder, editionId ?? '')
    const fileNames = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    const logoFileNames = fileNames.filter((fileName) => logoFileNamePattern.test(fileName)).sort()
    return logoFileNames.map((fileName) => path.join(folder, fileName))
  }

  resolveArticlesFolder(editionId: string): string {
    return path.join(this.#contentFolder, editionId, 'articles')
  }

  resolveMediaFolder(editionId: string): string {
    return path.join(this.#contentFolder, editionId, 'media')
  }

  resolveEditionFolder(editionId: string): string {
    return path.join(this.#contentFolder, editionId)
  }

  /** Returns the path of the report on an edition's last import. */
  resolveImportReportFile(editionId: string): string {
    return path.join(this.#contentFolder, editionId, 'import-report.json')
  }

  /** Returns the path of the list of findings that a person has accepted. */
  resolveAcceptedFindingsFile(): string {
    return path.join(this.#contentFolder, 'reviewed.jsonl')
  }

  /** Lists an edition's article files, in an order that does not depend on the file system. */
  listArticleFiles(editionId: string): AsyncGenerator<string> {
    return listFilesBelow(this.resolveArticlesFolder(editionId), '.md')
  }

  /** Lists an edition's page files, in an order that does not depend on the file system. */
  listPageFiles(editionId: string): AsyncGenerator<string> {
    return listFilesBelow(path.join(this.#contentFolder, editionId, 'pages'), '.md')
  }

  /**
   * Lists every file that a publication depends on except articles, in an order that does not depend on the file
   * system.
   */
  async *listNonArticleFiles(): AsyncGenerator<string> {
    yield path.join(this.#contentFolder, 'archive.yaml')
    yield this.resolveAboutFile(null)
    yield* await this.listLogoFiles(null)
    for (const editionId of await listEditionFolderNames(this.#contentFolder)) {
      yield this.resolveEditionFile(editionId)
      yield this.resolveAboutFile(editionId)
      yield* await this.listLogoFiles(editionId)
      yield* this.listPageFiles(editionId)
      yield* listFilesBelow(this.resolveMediaFolder(editionId), '')
    }
  }

  /**
   * Lists each edition's articles folder, followed by its article files, in an order that does not depend on the file
   * system.
   */
  async *listArticleFoldersAndFiles(): AsyncGenerator<string> {
    for (const editionId of await listEditionFolderNames(this.#contentFolder)) {
      yield this.resolveArticlesFolder(editionId)
      yield* this.listArticleFiles(editionId)
    }
  }

  /** Lists every file that a publication depends on, and the folders of articles. */
  async *listPublicationInputs(): AsyncGenerator<string> {
    yield* this.listNonArticleFiles()
    yield* this.listArticleFoldersAndFiles()
  }

  /** Returns a file's path within the content folder, with slashes on every system. */
  toRelativePath(file: string): string {
    return path.relative(this.#contentFolder, file).replaceAll(path.sep, '/')
  }

  /** Returns the full path of a file given by its path within the content folder. */
  resolveRelativePath(relativePath: string): string {
    return path.join(this.#contentFolder, relativePath)
  }
}
