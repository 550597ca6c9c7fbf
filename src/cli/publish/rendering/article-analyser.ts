import type { ArticleDocument } from '../../../model/document.ts'
import { toIndexedArticle } from '../../../search/indexed-article.ts'
import type { Statement } from '../../../search/statement.ts'
import { createInsertStatements, type IndexRow, type TableSuffix } from '../../../search/tables.ts'
import type { DocumentLocation } from './cached-article.ts'
import { PackReader } from './pack-reader.ts'

/**
 * An article to analyse for the search index: the beginning of its row, and the location or the text of its document.
 */
export interface AnalysisJob {
  row: Pick<IndexRow, 'id' | 'address' | 'digest' | 'date'>
  /** SHA-256 of the document. */
  digest: string
  packLocation: DocumentLocation | null
  text: string | null
}

/** The statements that insert the articles' rows, or the positions of jobs whose documents are in no pack. */
export type AnalysisResult = { statements: Statement[] } | { missingJobs: number[] }

/** Analyses articles for the search index, from the documents in the cache's packs. */
export class ArticleAnalyser {
  readonly #packs: PackReader

  constructor(cacheFolder: string) {
    this.#packs = new PackReader(cacheFolder)
  }

  #readText({ text, digest, packLocation }: AnalysisJob): string | null {
    return text ?? (packLocation && this.#packs.read({ digest, location: packLocation }))
  }

  run(jobs: readonly AnalysisJob[], tables: TableSuffix): AnalysisResult {
    const documentTexts = jobs.map((job) => this.#readText(job))
    const missingJobs = [...documentTexts.keys()].filter((position) => documentTexts[position] === null)
    if (missingJobs.length > 0) return { missingJobs }
    const rows = jobs.map(({ row }, position) => ({
      ...row,
      ...toIndexedArticle(JSON.parse(documentTexts[position] ?? '') as ArticleDocument),
    }))
    return { statements: createInsertStatements(tables, rows) }
  }

  close(): void {
    this.#packs.close()
  }
}
