import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ImportReport } from './import-report.ts'

/** Writes the report as JSON, one line per list entry: a single string would be too long for 400,000 articles. */
export function* formatImportReport(report: ImportReport): Generator<string> {
  let separator = '{\n'
  for (const [name, value] of Object.entries(report)) {
    if (!Array.isArray(value)) yield `${separator} ${JSON.stringify(name)}: ${JSON.stringify(value)}`
    else {
      yield `${separator} ${JSON.stringify(name)}: [`
      for (const [index, each] of value.entries())
        yield `${index === 0 ? '' : ','}\n  ${JSON.stringify(each)}`
      yield value.length === 0 ? ']' : '\n ]'
    }
    separator = ',\n'
  }
  yield '\n}\n'
}

/** Writes the report atomically. */
export async function writeImportReport(report: ImportReport, file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const temporaryFile = `${file}.unfinished`
  await pipeline(Readable.from(formatImportReport(report)), createWriteStream(temporaryFile))
  await rename(temporaryFile, file)
}
