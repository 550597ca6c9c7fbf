import { open } from 'node:fs/promises'
import type { Briefing, Importer, Reading, SourceFile } from './importer.ts'
import { beginningOf } from './web-capture/beginning.ts'
import { fileBytes, streamedBytes } from './web-capture/bytes.ts'
import { Findings } from './web-capture/findings.ts'
import { FirstReading } from './web-capture/first-reading.ts'
import { remarkOnHosts, remarkOnPages, remarksOnRecords } from './web-capture/remarks.ts'
import { SecondReading } from './web-capture/second-reading.ts'
import { settleRedirects, settleRevisits } from './web-capture/settle.ts'
import { Survey } from './web-capture/survey.ts'
import { arcReason, type Contents, isZip, openContents } from './web-capture/volumes.ts'
import { Whereabouts } from './web-capture/whereabouts.ts'

/** Why a file of this kind is not read at all, or `null`. */
function refusal(source: SourceFile): string | null {
  if (source.size === 0) return 'is empty'
  if (/\.arc(?:\.gz)?$/i.test(source.file) || beginningOf(source.head).startsWith('filedesc:'))
    return arcReason
  if (/\.cdxj?(?:\.gz)?$/i.test(source.file))
    return 'is an index of captures, which holds none itself: import the WARC files it names'
  return null
}

async function* readContents(
  contents: Contents,
  briefing: Briefing,
  findings: Findings,
): AsyncGenerator<Reading> {
  const survey = new Survey()
  const whereabouts = new Whereabouts(contents.volumes)
  for (const { name, reason } of contents.refused) yield findings.rejection(name, reason)
  yield* new FirstReading(contents.volumes, survey, findings).read()
  yield* settleRevisits(survey, findings, whereabouts)
  yield* settleRedirects(survey, findings)
  const hosts = new Set<string>()
  const second = new SecondReading({ briefing, contents, whereabouts, survey }, findings)
  for await (const reading of second.read(survey.captured.values())) {
    if (reading.kind === 'article' && reading.fields.url !== null)
      hosts.add(new URL(reading.fields.url).hostname)
    yield reading
  }
  const remarks = [
    ...remarksOnRecords(survey),
    ...remarkOnHosts(hosts, briefing.edition),
    ...remarkOnPages(contents.pages, survey),
  ]
  for (const text of remarks) yield findings.remark(text)
}

/**
 * Web captures: WARC files, compressed or not, and WACZ. They are read twice, first for where everything is, then
 * for the latest good capture of each page; so memory grows with the number of pages only.
 */
export const webCapture: Importer = {
  name: 'web-capture',
  detect: (source) =>
    /\.(?:warc|warc\.gz|wacz|arc|arc\.gz|cdx|cdx\.gz|cdxj|cdxj\.gz)$/i.test(source.file) ||
    /^(?:WARC\/\d|filedesc:)/.test(beginningOf(source.head)) ||
    (isZip(source) && Buffer.from(source.head).includes('.warc')),
  async *read(source: SourceFile, briefing: Briefing): AsyncGenerator<Reading> {
    const findings = new Findings(source.file)
    const reason = refusal(source)
    if (reason !== null) return yield findings.rejection(null, reason)
    // What is on a disk is read at any offset; what is not, such as a pipe, from its start.
    const file = await open(source.file).catch(() => null)
    const bytes = file ? fileBytes(file) : streamedBytes(() => source.stream())
    try {
      yield* readContents(await openContents(source, bytes), briefing, findings)
    } finally {
      await file?.close()
    }
  },
}
