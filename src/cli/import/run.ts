import type { Briefing, Reading, Rejection } from './importer.ts'
import { importers } from './index.ts'
import { keepArticle, type Outcome } from './keep.ts'
import { openSource } from './source-file.ts'

/** What an import did, article by article. */
export interface Report {
  articles: { source: string; file: string; outcome: Outcome }[]
  rejections: Rejection[]
}

const refusal = (file: string, reason: string): Rejection => ({
  kind: 'rejection',
  file,
  line: 1,
  record: null,
  reason,
})

/** Brings files into an edition's folder, one after the other; what each gave is in the report. */
export class ImportRun {
  readonly report: Report = { articles: [], rejections: [] }
  readonly #briefing: Briefing
  readonly #folder: string

  constructor(briefing: Briefing, folder: string) {
    this.#briefing = briefing
    this.#folder = folder
  }

  /** Imports one file. Whatever it holds, this never throws for it. */
  async add(file: string): Promise<void> {
    const source = await openSource(file).catch((error: Error) =>
      refusal(file, `cannot be read: ${error.message}`),
    )
    if ('kind' in source) return void this.report.rejections.push(source)
    const importer = importers.find((each) => each.detect(source))
    if (!importer)
      return void this.report.rejections.push(refusal(file, 'is of no kind that can be imported'))
    for await (const reading of importer.read(source, this.#briefing))
      await this.#take(reading, importer.name, file)
  }

  async #take(reading: Reading, importer: string, source: string): Promise<void> {
    if (reading.kind === 'rejection') this.report.rejections.push(reading)
    if (reading.kind === 'article')
      this.report.articles.push({ source, ...(await keepArticle(reading, importer, this.#folder)) })
  }
}
