import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ImportReport } from './import-report.ts'

/**
 * Formats the report as JSON with one line per list entry. Yields it in pieces, because a report on 400,000 articles
 * would be too long for one string.
 */
export function* formatImportReport(report: ImportReport): Generator<string> {
  let separator = '{\n'
  for (const [fieldName, fieldValue] of Object.entries(report)) {
    if (!Array.isArray(fieldValue))
      yield `${separator} ${JSON.stringify(fieldName)}: ${JSON.stringify(fieldValue)}`
    else {
      yield `${separator} ${JSON.stringify(fieldName)}: [`
      for (const [index, listEntry] of fieldValue.entries())
        yield `${index === 0 ? '' : ','}\n  ${JSON.stringify(listEntry)}`
      yield fieldValue.length === 0 ? ']' : '\n ]'
    }
    separator = ',\n'
  }
  yield '\n}\n'
}

/** Writes the report atomically. */
export async function writeImportReport(report: ImportReport, reportFile: string): Promise<void> {
  await mkdir(path.dirname(reportFile), { recursive: true })
  const temporaryFile = `${reportFile}.unfinished`
  await pipeline(Readable.from(formatImportReport(report)), createWriteStream(temporaryFile))
  await rename(temporaryFile, reportFile)
}
