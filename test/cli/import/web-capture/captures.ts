import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Article, ImportEvent } from '../../../../src/cli/import/importer.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { webCaptureImporter } from '../../../../src/cli/import/web-capture/web-capture-importer.ts'
import { briefingFor, lantern, readingsOf } from '../reading.ts'

/** Reads a file of this name and content. */
export async function readFileOf(
  name: string,
  content: Buffer,
  briefing = briefingFor(lantern),
): Promise<ImportEvent[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'morgue-web-capture-'))
  try {
    await writeFile(path.join(folder, name), content)
    return await readingsOf(webCaptureImporter, await openSource(path.join(folder, name)), briefing)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Reads a file of these records. */
export const readRecords = (...records: readonly Buffer[]): Promise<ImportEvent[]> =>
  readFileOf('crawl.warc', Buffer.concat(records))

/** Summarises an event. */
export function inShort(reading: ImportEvent): string {
  if (reading.kind === 'article') return `${reading.fields.headline} @ ${reading.fields.url}`
  if (reading.kind === 'picture') return `${reading.mediaType} ${reading.bytes.length} @ ${reading.url}`
  if (reading.kind === 'skipped') return `${reading.why}: ${reading.record}`
  if (reading.kind === 'site') return `site: ${reading.hosts.join(' ')}`
  if (reading.kind === 'unlisted') return `unlisted: ${reading.unlistedUrls.join(' ')}`
  if (reading.kind === 'others') return `others: ${reading.entryNames.join(' ')}`
  return reading.kind === 'warning' ? `warning: ${reading.text}` : `refused: ${reading.reason}`
}

/** Summarises all events except warnings. */
export const summary = (readings: readonly ImportEvent[]): string[] =>
  readings.filter(({ kind }) => kind !== 'warning').map(inShort)

/** Returns the only article. */
export function theArticle(readings: readonly ImportEvent[]): Article & { original: { record: string } } {
  const [article, ...more] = readings.filter((reading) => reading.kind === 'article')
  if (!article || more.length > 0 || !('record' in article.original))
    throw new Error(`not one article: ${summary(readings).join('\n')}`)
  return { ...article, original: article.original }
}
