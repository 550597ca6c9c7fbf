import { Hono } from 'hono/tiny'
import { longestAddress } from '../model/address.ts'
import type { Gateway, Surroundings } from './gateway.ts'
import { favicon } from './named/favicon.ts'
import { morgue } from './named/morgue.ts'
import { openSearch } from './named/opensearch.ts'
import { robots } from './named/robots.ts'
import { articleSchema } from './named/schema.ts'
import { sitemapName } from './named/sitemap.ts'
import { problem } from './refusals.ts'

/** Methods that an archive answers (RFC 9110 §9). */
const allowed = 'GET, HEAD, OPTIONS'

const preflight = {
  allow: allowed,
  'access-control-allow-origin': '*',
  'access-control-allow-methods': allowed,
  'access-control-allow-headers': 'Accept, If-None-Match',
  'access-control-max-age': '86400',
  'cache-control': 'no-store',
}

/** The Worker's routes: endpoints that have one representation first, then everything that the archive keeps. */
export function createApp(gateway: Gateway): Hono<{ Bindings: Surroundings }> {
  const app = new Hono<{ Bindings: Surroundings }>({ strict: true })
  for (const edition of ['', '/:edition']) {
    app.all(`${edition}/corrections/new`, ({ req, env }) => gateway.letters(req.raw, env))
    app.get(`${edition}/corrections/received`, ({ req, env }) => gateway.letters(req.raw, env))
  }
  app.options('*', () => new Response(null, { status: 204, headers: preflight }))
  app.get('/schema/article.json', ({ req }) => articleSchema(req.raw))
  for (const path of ['/favicon.svg', '/favicon.ico']) app.get(path, ({ req }) => favicon(req.raw))
  app.get('/robots.txt', ({ req, env }) =>
    gateway.withRelease(req.raw, env, async ({ root }) => robots(req.raw, root.archive)),
  )
  app.get('/.well-known/morgue.json', ({ req, env }) =>
    gateway.withRelease(req.raw, env, async (release) => morgue(req.raw, release)),
  )
  app.get('/sitemap.xml', ({ req, env }) => gateway.file(req.raw, env, sitemapName))
  app.get('/sitemaps/*', ({ req, env }) => gateway.file(req.raw, env, sitemapName))
  app.get('/opensearch.xml', ({ req, env }) =>
    gateway.withRelease(req.raw, env, async ({ root }) => openSearch(req.raw, root)),
  )
  for (const path of ['/search', '/search.json', '/:edition/search', '/:edition/search.json'])
    app.get(path, ({ req, env }) => gateway.search(req.raw, env))
  app.get('*', ({ req, env }) =>
    req.raw.url.length > 8 * longestAddress
      ? problem(req.raw, { status: 414, title: 'URI too long', detail: 'No address is this long.' })
      : gateway.answer(req.raw, env),
  )
  app.all('*', ({ req }) =>
    problem(
      req.raw,
      { status: 405, title: 'Method not allowed', detail: `This archive answers ${allowed}.` },
      { allow: allowed },
    ),
  )
  return app
}
