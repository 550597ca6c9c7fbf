import { createWriteStream } from 'node:fs'
import { lstat, mkdir, rename } from 'node:fs/promises'
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

/** True for a device, pipe or link, such as `/dev/stdout`, which a new file must not replace. */
async function isSpecialFile(file: string): Promise<boolean> {
  const stats = await lstat(file).catch(() => null)
  return stats !== null && !stats.isFile()
}

/** Writes the report, atomically if its file can be replaced. @throws if any part of it could not be written */
export async function writeImportReport(report: ImportReport, reportFile: string): Promise<void> {
  await mkdir(path.dirname(reportFile), { recursive: true })
  const writtenFile = (await isSpecialFile(reportFile)) ? reportFile : `${reportFile}.unfinished`
  // Standard output may be a file, which must not be opened a second time.
  const streamOptions = reportFile === '/dev/stdout' ? { fd: process.stdout.fd, autoClose: false } : {}
  await pipeline(Readable.from(formatImportReport(report)), createWriteStream(writtenFile, streamOptions))
  if (writtenFile !== reportFile) await rename(writtenFile, reportFile)
}
