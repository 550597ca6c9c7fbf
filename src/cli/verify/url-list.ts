import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/** Matches the requested URL in a line of the Common or Combined Log Format. */
const loggedRequestPattern = /"(?:GET|HEAD) (\S{1,4096}) HTTP\/[\d.]+"/

const characterByEntity = new Map(
  Object.entries({ '&amp;': '&', '&apos;': "'", '&quot;': '"', '&lt;': '<', '&gt;': '>' }),
)

const extractSitemapUrls = (line: string) =>
  [...line.matchAll(/<loc>\s*([^<\s]{1,4096})\s*<\/loc>/g)].map(([, url = '']) =>
    url.replace(/&(?:amp|apos|quot|lt|gt);/g, (entity) => characterByEntity.get(entity) ?? entity),
  )

function extractUrls(line: string): string[] {
  if (line.includes('<loc>')) return extractSitemapUrls(line)
  const loggedUrl = loggedRequestPattern.exec(line)?.[1]
  if (loggedUrl !== undefined) return [loggedUrl]
  const trimmedLine = line.trim()
  return /^(?:https?:\/\/|\/)\S+$/.test(trimmedLine) ? [trimmedLine] : []
}

/** Matches a line that rightly contains no URL: an empty line, a comment, or a line of a log. */
const lineWithoutUrlPattern = /^\s*(?:#|$)|\[\d\d\/[A-Z][a-z]{2}\/\d{4}:|"[A-Z]+ /

/**
 * Yields the URLs in a file, without duplicates. The file is a list with one URL per line, a sitemap, or a web
 * server's log, which contains paths without hosts. Calls `onUnreadLine` for each line that is none of these.
 */
export async function* readUrls(
  listFile: string,
  onUnreadLine: (lineNumber: number) => void,
): AsyncGenerator<string> {
  const seenUrls = new Set<string>()
  let lineNumber = 0
  // A tag, a comment or a text of a sitemap can continue on further lines.
  let isSitemap = false
  for await (const line of createInterface({
    input: createReadStream(listFile),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    lineNumber++
    isSitemap ||= /^\s*</.test(line)
    const urls = extractUrls(line)
    if (urls.length === 0 && !isSitemap && !lineWithoutUrlPattern.test(line)) onUnreadLine(lineNumber)
    for (const url of urls) {
      if (seenUrls.has(url)) continue
      seenUrls.add(url)
      yield url
    }
  }
}
