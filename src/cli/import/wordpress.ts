import type { Briefing, Importer, Reading, SourceFile } from './importer.ts'
import { Findings } from './wordpress/findings.ts'
import { plainHead } from './wordpress/plain-bytes.ts'
import { readingOf } from './wordpress/post.ts'
import { nothingMended, readWxr } from './wordpress/read-wxr.ts'
import { remarksOn } from './wordpress/remarks.ts'
import { surveyOf } from './wordpress/survey.ts'

/** The comments above the root element, and the element, are no longer than this. */
const headBytes = 16 * 1024

/** What an export begins with: byte-order mark, blank lines, XML declaration or comment, root element. */
const beginning = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:\?xml|!--|!DOCTYPE|rss\s)/

/** Whether the root element has the namespace of WXR. Zero bytes are UTF-16's. */
function isWxr(source: SourceFile): boolean {
  const bytes = plainHead(source).subarray(0, headBytes)
  const head = Buffer.from(bytes).toString('latin1').replaceAll('\0', '')
  return beginning.test(head) && /<rss\s[^>]*wordpress\.org\/export\//.test(head)
}

/**
 * WordPress exports (WXR 1.0–1.2, plain or gzip): published posts and pages. The file is read twice, since what posts
 * refer to may stand after them. https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php
 */
export const wordpress: Importer = {
  name: 'wordpress',
  detect: isWxr,
  async *read(source: SourceFile, { edition }: Briefing): AsyncGenerator<Reading> {
    const { file } = source
    const context = { survey: await surveyOf(source), findings: new Findings(), take: edition.take }
    const mended = nothingMended()
    for (const host of context.survey.hosts) context.findings.note('host', host, 0)
    for await (const event of readWxr(source, mended)) {
      if (event.kind === 'item') yield readingOf(event.item, source, context)
      if (event.kind === 'fault') yield { kind: 'rejection', file, ...event.fault }
    }
    for (const text of remarksOn(context.findings, mended, edition)) yield { kind: 'remark', file, text }
  },
}
