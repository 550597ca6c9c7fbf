import type { Release } from '../release/current-release.ts'
import schema from './article.schema.json'
import { favicon } from './favicon.ts'
import { openSearch } from './opensearch.ts'
import { releaseInfo } from './release-info.ts'
import { renderRobots } from './robots.ts'

/** A file at one path, with one representation. */
export interface NamedFile {
  contentType: string
  /** Lifetime at clients, in seconds. */
  maxAge: number
  content: string | ((release: Release) => string)
}

const icon: NamedFile = { contentType: 'image/svg+xml', maxAge: 2_592_000, content: favicon }

/** The JSON Schema (2020-12) of an article's JSON, written by `npm run schema`. */
const articleSchema: NamedFile = {
  contentType: 'application/schema+json',
  maxAge: 86_400,
  content: `${JSON.stringify(schema, null, 1)}\n`,
}

/** Files by path. Browsers request `/favicon.ico` by themselves. */
export const namedFiles: ReadonlyMap<string, NamedFile> = new Map([
  ['/favicon.svg', icon],
  ['/favicon.ico', icon],
  ['/schema/article.json', articleSchema],
  ['/robots.txt', { contentType: 'text/plain; charset=utf-8', maxAge: 300, content: renderRobots }],
  [
    '/opensearch.xml',
    {
      contentType: 'application/opensearchdescription+xml; charset=utf-8',
      maxAge: 86_400,
      content: openSearch,
    },
  ],
  [
    '/.well-known/morgue.json',
    { contentType: 'application/json; charset=utf-8', maxAge: 60, content: releaseInfo },
  ],
])

/** The response with a file. */
export const namedFileResponse = ({ contentType, maxAge }: NamedFile, content: string): Response =>
  new Response(content, {
    headers: { 'content-type': contentType, 'cache-control': `public, max-age=${maxAge}` },
  })
