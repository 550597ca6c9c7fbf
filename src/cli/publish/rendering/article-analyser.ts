import type { ArticleDocument } from '../../../model/document.ts'
import { toIndexedArticle } from '../../../search/indexed-article.ts'
import type { Statement } from '../../../search/statement.ts'
import { createInsertStatements, type IndexRow, type TableSuffix } from '../../../search/tables.ts'
import type { DocumentLocation } from './cached-article.ts'
import { PackReader } from './pack-reader.ts'

/**
 * An article to analyse for the search index: the first columns of its row, and the location or text of its document.
 */
export interface SearchAnalysisJob {
  row: Pick<IndexRow, 'id' | 'address' | 'digest' | 'date'>
  /** SHA-256 of the document's JSON. */
  documentDigest: string
  packLocation: DocumentLocation | null
  documentText: string | null
}

/** Statements that insert the articles' rows, or the positions of the jobs whose documents could not be read. */
export type AnalysisResult = { statements: Statement[] } | { missingPositions: number[] }

/** Analyses articles for the search index. Reads their documents from the cache's packs. */
export class ArticleAnalyser {
  readonly #packReader: PackReader

  constructor(cacheFolder: string) {
    this.#packReader = new PackReader(cacheFolder)
  }

  #readText({ documentText, documentDigest, packLocation }: SearchAnalysisJob): string | null {
    return documentText ?? (packLocation && this.#packReader.read({ documentDigest, location: packLocation }))
  }

  analyseArticles(jobs: readonly SearchAnalysisJob[], tableSuffix: TableSuffix): AnalysisResult {
    const documentTexts = jobs.map((job) => this.#readText(job))
    const missingPositions = [...documentTexts.keys()].filter((position) => documentTexts[position] === null)
    if (missingPositions.length > 0) return { missingPositions }
    const rows = jobs.map(({ row }, position) => ({
      ...row,
      ...toIndexedArticle(JSON.parse(documentTexts[position] ?? '') as ArticleDocument),
    }))
    return { statements: createInsertStatements(tableSuffix, rows) }
  }

  close(): void {
    this.#packReader.close()
  }
}
