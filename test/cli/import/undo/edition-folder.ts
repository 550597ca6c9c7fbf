import { hash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import { formatStampedFile } from '../../../../src/cli/import/shelf/import-stamp.ts'
import { ImportJournal } from '../../../../src/cli/import/undo/import-journal.ts'
import { JournaledFiles } from '../../../../src/cli/import/undo/journaled-files.ts'
import { ImportUndo } from '../../../../src/cli/import/undo/undo-import.ts'
import { temporaryFolder, writeFiles } from '../../../support/content.ts'

export const digests = Object.fromEntries(
  ['one', 'two', 'three'].map((name) => [name, hash('sha256', name)]),
) as Record<'one' | 'two' | 'three', string>

/** An article's file as an import writes it. */
export const imported = (body: string) =>
  formatStampedFile(
    {
      ...emptyArticleFields,
      headline: 'H',
      source: {
        sha256: 'f'.repeat(64),
        mediaType: 'text/x',
        importer: 'x',
        file: 'x',
        record: null,
        captured: null,
        earlier: [],
        imported: null,
      },
    },
    body,
  )

/** An edition's folder, whose files imports write one after the other. */
export class Folder {
  readonly content: string
  readonly folder: string

  private constructor(content: string) {
    this.content = content
    this.folder = path.join(content, 'e')
  }

  static async of(files: Record<string, string> = {}): Promise<Folder> {
    const made = new Folder(path.join(await temporaryFolder(), 'content'))
    await mkdir(made.folder, { recursive: true })
    await writeFiles(made.folder, files)
    return made
  }

  journal = () => ImportJournal.open(this.content, 'e')

  /** Writes files as one import; the last of two texts of a file remains. */
  async import(writes: [string, string][], { isCutOff = false } = {}): Promise<void> {
    const files = new JournaledFiles(this.folder, await this.journal())
    for (const [name, text] of writes) await files.write(path.join(this.folder, name), text)
    if (!isCutOff) await files.finish()
  }

  undo = async (isDryRun = false) => new ImportUndo(this.folder, await this.journal(), isDryRun).run()

  read = (name: string) => readFile(path.join(this.folder, name), 'utf8')

  write = (name: string, text: string) => writeFile(path.join(this.folder, name), text)

  /** Every path in the folder, folders included. */
  all = async () => (await readdir(this.folder, { recursive: true })).sort()
}

/** The report of an undo that found nothing to do. */
export const nothing = { removed: [], restored: [], edited: [], needed: [] }
