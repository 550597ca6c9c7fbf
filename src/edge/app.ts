import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { cacheBypassed } from '../http/cache-status.ts'
import { maxAddressLength } from '../model/address.ts'
import type { Gateway, Surroundings } from './gateway/gateway.ts'
import { isRead, refuseMethod, tooLong } from './gateway/refusals.ts'
import { favicon } from './named/favicon.ts'
import { morgue } from './named/morgue.ts'
import { openSearch } from './named/opensearch.ts'
import { robots } from './named/robots.ts'
import { articleSchema } from './named/schema.ts'
import { sitemapName } from './named/sitemap.ts'
import type { Release } from './release/current-release.ts'
import { addCrossOrigin, addTransportSecurity } from './response/shared-headers.ts'

type App = Hono<{ Bindings: Surroundings }>

/** Adds what every response says (DESIGN §4); one that says more already keeps it. */
function complete({ req, res }: Context, release: Release | null): void {
  if (release) addTransportSecurity(res.headers, release.root.archive)
  if (isRead(req.raw)) addCrossOrigin(res.headers)
  if (!res.headers.has('cache-status')) res.headers.set('cache-status', cacheBypassed)
}

type Answer = (request: Request, surroundings: Surroundings) => Response | Promise<Response>

/** Files at one address each. The router matches a final slash too, under which there is none of them. */
const files = (gateway: Gateway): Record<string, Answer> => ({
  '/schema/article.json': articleSchema,
  '/favicon.svg': favicon,
  '/favicon.ico': favicon,
  '/robots.txt': (request, env) =>
    gateway.withRelease(request, env, async ({ root }) => robots(request, root)),
  '/.well-known/morgue.json': (request, env) =>
    gateway.withRelease(request, env, async (release) => morgue(request, release)),
  '/sitemap.xml': (request, env) => gateway.file(request, env, sitemapName),
  '/opensearch.xml': (request, env) =>
    gateway.withRelease(request, env, async ({ root }) => openSearch(request, root)),
})

/** The Worker's routes: endpoints that have one representation first, then everything that the archive keeps. */
export function createApp(gateway: Gateway): App {
  const app: App = new Hono({ strict: true })
  const rootIn = async (env: Surroundings) => (await gateway.release(env))?.root ?? null
  app.use('*', async (context, next) => {
    await next()
    complete(context, await gateway.release(context.env))
  })
  for (const edition of ['', '/:edition']) {
    app.all(`${edition}/corrections/new`, ({ req, env }) => gateway.corrections(req.raw, env))
    app.get(`${edition}/corrections/received`, ({ req, env }) => gateway.corrections(req.raw, env))
  }
  app.options('*', async ({ req, env }) => refuseMethod(req.raw, await rootIn(env)))
  for (const [path, answer] of Object.entries(files(gateway)))
    app.get(path, ({ req, env }, next) => (req.path === path ? answer(req.raw, env) : next()))
  app.get('/sitemaps/*', ({ req, env }) => gateway.file(req.raw, env, sitemapName))
  for (const path of ['/search', '/search.json', '/:edition/search', '/:edition/search.json'])
    app.get(path, ({ req, env }) => gateway.search(req.raw, env))
  app.get('*', async ({ req, env }) =>
    req.raw.url.length > 8 * maxAddressLength
      ? tooLong(req.raw, await rootIn(env))
      : gateway.answer(req.raw, env),
  )
  app.all('*', async ({ req, env }) => refuseMethod(req.raw, await rootIn(env)))
  return app
}
