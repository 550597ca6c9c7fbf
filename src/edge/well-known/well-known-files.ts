import { articleJsonSchema } from '../../representation/json/json.ts'
import type { Release } from '../release/current-release.ts'
import { faviconSvg } from './favicon.ts'
import { renderOpenSearch } from './opensearch.ts'
import { renderReleaseInfo } from './release-info.ts'
import { renderRobots } from './robots.ts'

/** A file at a fixed path, with only one representation, such as `/robots.txt`. */
export interface WellKnownFile {
  contentType: string
  /** Lifetime at clients, in seconds. */
  maxAge: number
  content: string | ((release: Release) => string)
}

const iconFile: WellKnownFile = { contentType: 'image/svg+xml', maxAge: 2_592_000, content: faviconSvg }

const schemaFile: WellKnownFile = {
  contentType: 'application/schema+json',
  maxAge: 86_400,
  content: articleJsonSchema,
}

/** Files by path. Browsers request `/favicon.ico` even if no page links to it. */
export const wellKnownFilesByPath: ReadonlyMap<string, WellKnownFile> = new Map([
  ['/favicon.svg', iconFile],
  ['/favicon.ico', iconFile],
  ['/schema/article.json', schemaFile],
  ['/robots.txt', { contentType: 'text/plain; charset=utf-8', maxAge: 300, content: renderRobots }],
  [
    '/opensearch.xml',
    {
      contentType: 'application/opensearchdescription+xml; charset=utf-8',
      maxAge: 86_400,
      content: renderOpenSearch,
    },
  ],
  [
    '/.well-known/morgue.json',
    { contentType: 'application/json; charset=utf-8', maxAge: 60, content: renderReleaseInfo },
  ],
])

/** Creates the response with a file. */
export const createWellKnownFileResponse = (
  { contentType, maxAge }: WellKnownFile,
  content: string,
): Response =>
  new Response(content, {
    headers: { 'content-type': contentType, 'cache-control': `public, max-age=${maxAge}` },
  })
