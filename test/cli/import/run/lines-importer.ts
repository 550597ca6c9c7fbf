import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readConfiguration } from '../../../../src/cli/content/files/configuration.ts'
import { createBriefing } from '../../../../src/cli/import/briefing.ts'
import type { ImportEvent, Importer } from '../../../../src/cli/import/importer.ts'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import type { ImportReport } from '../../../../src/cli/import/run/import-report.ts'
import { ImportRun } from '../../../../src/cli/import/run/import-run.ts'
import type { ArticleFields } from '../../../../src/model/article.ts'
import { smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'

/** A record for the importer below: an article's fields, its body, the record's name and the time of its capture. */
export type Line = Partial<ArticleFields> & { body?: string; record?: string; captured?: string | null }

/** Reads JSON lines as articles. A line with `kind` is emitted as an import event. */
const lines: Importer = {
  name: 'lines',
  recognises: () => true,
  async *read({ stream }) {
    let text = ''
    for await (const chunk of stream()) text += new TextDecoder().decode(chunk)
    for (const [number, line] of text.trim().split('\n').entries()) {
      const read = JSON.parse(line) as Line | ImportEvent
      if ('kind' in read) {
        yield read.kind === 'picture' ? { ...read, bytes: Buffer.from(String(read.bytes), 'base64') } : read
        continue
      }
      const { body = '', record = `${number}`, captured = null, ...fields } = read
      const original = { mediaType: 'text/x', extension: 'x', record, captured, earlier: [] }
      yield {
        kind: 'article',
        fields: { ...emptyArticleFields, ...fields },
        slug: null,
        markdown: body,
        original,
        account: { sourceText: body, dropped: [] },
      }
    }
  },
}

/** An archive of one edition, into which lines are imported. */
export class Edition {
  readonly content: string
  readonly #sources: string

  private constructor(content: string, sources: string) {
    this.content = content
    this.#sources = sources
  }

  static async of(configuration = ''): Promise<Edition> {
    return new Edition(await smallArchive({}, configuration), await temporaryFolder())
  }

  async import(name: string, records: object[], media: string | null = null): Promise<ImportReport> {
    const file = path.join(this.#sources, name)
    await writeFiles(this.#sources, { [name]: records.map((record) => JSON.stringify(record)).join('\n') })
    const configuration = await readConfiguration(this.content)
    if ('faults' in configuration) throw new Error(JSON.stringify(configuration.faults))
    const { editions } = configuration.value
    const [edition] = editions
    if (!edition) throw new Error('no edition')
    const run = await ImportRun.start(
      createBriefing({ edition, editions, url: null, published: null, acceptsForeignHosts: true }),
      path.join(this.content, 'e'),
    )
    await run.importFile({ file, pathFromGivenFolder: `sources/${name}` }, lines, () => {})
    return run.finish(media)
  }

  /** `written a.md` for each record. */
  async bring(...records: Line[]): Promise<string[]> {
    const { articles } = await this.import('export.x', records)
    return articles.map(({ outcome, file }) => `${outcome} ${path.basename(file)}`)
  }

  file = (name: string): string => path.join(this.content, 'e/articles', name)

  read = (name: string): Promise<string> => readFile(this.file(name), 'utf8')

  async edit(name: string, found: string | RegExp, replacement: string): Promise<string> {
    const text = (await this.read(name)).replace(found, replacement)
    await writeFile(this.file(name), text)
    return text
  }

  async all(): Promise<string[]> {
    const names = await readdir(path.join(this.content, 'e/articles'), { recursive: true })
    return names.filter((name) => name.endsWith('.md')).sort()
  }
}
