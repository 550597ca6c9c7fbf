import type { SourceFile } from '../../importer.ts'
import { readJsonBytes } from './json-bytes.ts'
import type { JsonFault, StreamedValue } from './parse-value.ts'
import { ValueScanner } from './value-scanner.ts'

/** Yields the values at the given paths, such as `$.items.*`, with one value of the JSON file in memory at a time. */
export async function* streamJsonValues(
  source: SourceFile,
  paths: readonly string[],
): AsyncGenerator<StreamedValue | JsonFault> {
  const scanner = new ValueScanner(paths)
  for await (const chunk of readJsonBytes(source)) {
    scanner.scanChunk(chunk)
    yield* scanner.takeResults()
  }
  scanner.end()
  yield* scanner.takeResults()
}
