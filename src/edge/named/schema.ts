import { securityHeaders } from '../response/shared-headers.ts'
import schema from './article.schema.json'

const body = `${JSON.stringify(schema, null, 1)}\n`

const headers = {
  ...securityHeaders,
  'content-type': 'application/schema+json',
  'cache-control': 'public, max-age=86400',
}

/** `/schema/article.json`: the JSON Schema (2020-12) of an article's JSON, made by `npm run schema`. */
export const articleSchema = (request: Request): Response =>
  new Response(request.method === 'HEAD' ? null : body, { headers })
