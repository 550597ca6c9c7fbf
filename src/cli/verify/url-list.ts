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

/**
 * Yields the URLs in a file, without duplicates. The file is a list with one URL per line, a sitemap, or a web
 * server's log, which contains paths without hosts.
 */
export async function* readUrls(listFile: string): AsyncGenerator<string> {
  const seenUrls = new Set<string>()
  for await (const line of createInterface({
    input: createReadStream(listFile),
    crlfDelay: Number.POSITIVE_INFINITY,
  }))
    for (const url of extractUrls(line)) {
      if (seenUrls.has(url)) continue
      seenUrls.add(url)
      yield url
    }
}
