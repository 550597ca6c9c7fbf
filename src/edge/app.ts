import type { Context, Handler, MiddlewareHandler } from 'hono'
import { Hono } from 'hono/tiny'
import { maxAddressLength } from '../model/address.ts'
import { respondToCorrections } from './corrections/respond-to-corrections.ts'
import type { CorrectionServices } from './corrections/store-request.ts'
import type { Env } from './env.ts'
import type { Gateway, GatewayServices } from './gateway/gateway.ts'
import { readBodyWithinLimit } from './gateway/read-body.ts'
import {
  createMethodNotAllowedResponse,
  createPreflightResponse,
  createUnavailableResponse,
  createUrlTooLongResponse,
  isReadRequest,
  safeMethods,
} from './gateway/refusals.ts'
import type { HarvestSource } from './protocols/call-context.ts'
import { findProtocolName, maxProtocolBodyBytes, respondToProtocol } from './protocols/respond-to-protocol.ts'
import { isDescription, respondWithDescription } from './protocols/respond-with-description.ts'
import { NoRelease, type Release } from './release/current-release.ts'
import { respondFromRelease } from './release/respond-from-release.ts'
import { addCrossOriginHeaders, addDefaultHeaders, addTransportSecurity } from './response/shared-headers.ts'
import { respondToSearch } from './search/respond-to-search.ts'
import { createWellKnownFileResponse, wellKnownFilesByPath } from './well-known/well-known-files.ts'

/** The services that the app needs to answer requests. */
export interface AppServices extends GatewayServices {
  corrections: CorrectionServices
  harvest: HarvestSource
}

/** Hono's environment: the Worker's bindings, and the variables of each request. */
export interface AppEnv {
  Bindings: Env
  Variables: {
    services: AppServices
    /** The current release; `null` if none can be read. */
    release: Release | null
  }
}

/** Maximum length of a URL, in characters. Percent-encoding makes an address longer. */
const maxUrlLength = 8 * maxAddressLength

type AppContext = Context<AppEnv>

/** Responds from a release, or returns `null` to leave the request to the next route. */
type ReleaseHandler = (context: AppContext, release: Release) => Response | null | Promise<Response | null>

/**
 * Creates the handler for a route that needs a release. It responds from the current release or, if an object of that
 * release cannot be read, from its fallback.
 */
const createReleaseRoute =
  (releaseHandler: ReleaseHandler): Handler<AppEnv> =>
  async (context, next) => {
    const { release, services } = context.var
    if (!release) throw new NoRelease('no release can be read')
    const response = await respondFromRelease(
      release,
      async (candidateRelease) => releaseHandler(context, candidateRelease),
      services.cache,
    )
    return response ?? next()
  }

/**
 * Creates middleware that opens the release before the routes run and adds the shared headers afterwards (DESIGN §4).
 */
const createReleaseMiddleware =
  (gateway: Gateway): MiddlewareHandler<AppEnv> =>
  async (context, next) => {
    const release = await Promise.resolve(gateway.openRelease(context.var.services)).catch(() => null)
    context.set('release', release)
    await next()
    const { headers, status } = context.res
    // A 304 updates the headers of a stored response (RFC 9111 §4.3.4), so it must not replace that response's
    // policy.
    if (status !== 304) addDefaultHeaders(headers)
    if (release) addTransportSecurity(headers, release.root.archive)
    if (isReadRequest(context.req.raw)) addCrossOriginHeaders(headers)
  }

/** Returns the root of the opened release, or `null` if no release could be read. */
const findRoot = ({ var: { release } }: AppContext) => release?.root ?? null

/**
 * Serves the file at exactly this path. A single lookup replaces six routes, which would cost every other request six
 * pattern matches.
 */
const serveWellKnownFile: Handler<AppEnv> = (context, next) => {
  const file = wellKnownFilesByPath.get(context.req.path)
  if (!file) return next()
  const { content } = file
  if (typeof content === 'string') return createWellKnownFileResponse(file, content)
  return createReleaseRoute((_, release) => createWellKnownFileResponse(file, content(release)))(
    context,
    next,
  )
}

/**
 * Creates the handler for all protocol endpoints, which it finds with a single lookup. It reads the body in advance,
 * so that it is still available if the fallback release has to respond.
 */
const createProtocolHandler =
  (gateway: Gateway): Handler<AppEnv> =>
  async (context, next) => {
    const { req, var: variables } = context
    const protocolName = findProtocolName(req.path)
    if (protocolName === null) return next()
    const { services } = variables
    const body = await readBodyWithinLimit(req.raw.body, maxProtocolBodyBytes)
    const respond = createReleaseRoute((_, release) =>
      respondToProtocol({ name: protocolName, request: req.raw, body }, { release, gateway, services }),
    )
    return respond(context, next)
  }

/** Creates the handler for the archive's descriptions, such as `/openapi.json`. It finds them with a single lookup. */
const createDescriptionHandler =
  (gateway: Gateway): Handler<AppEnv> =>
  (context, next) =>
    isDescription(context.req.path)
      ? createReleaseRoute(({ req, var: { services } }, release) =>
          respondWithDescription(req.raw, { release, gateway, services }),
        )(context, next)
      : next()

/**
 * Creates the Worker's routes: files, protocols and searches first, then all addresses of the archive.
 * @param middleware runs before all routes; the first one must set the variable `services`
 */
export function createApp(gateway: Gateway, ...middleware: MiddlewareHandler<AppEnv>[]): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.use(...middleware, createReleaseMiddleware(gateway))
  const correctionsHandler = createReleaseRoute(({ req, var: { services } }, release) =>
    respondToCorrections(req.raw, release.root, {
      services: services.corrections,
      readJson: (address) => gateway.readVariant(release, { representation: 'json', address }, services),
    }),
  )
  for (const editionPrefix of ['', '/:edition']) {
    app.all(`${editionPrefix}/corrections/new`, correctionsHandler)
    app.get(`${editionPrefix}/corrections/received`, correctionsHandler)
  }
  app.all('*', createProtocolHandler(gateway))
  app.options('*', () => createPreflightResponse())
  app.get('*', serveWellKnownFile, createDescriptionHandler(gateway))
  const sitemapHandler = createReleaseRoute(({ req, var: { services } }, release) =>
    gateway.respondWithSitemap(req.raw, release, services),
  )
  app.on('GET', ['/sitemap.xml', '/sitemaps/*'], sitemapHandler)
  const searchHandler = createReleaseRoute(({ req, var: { services } }, release) =>
    respondToSearch(req.raw, release, { gateway, services }),
  )
  app.on('GET', ['/search', '/search.json', '/:edition/search', '/:edition/search.json'], searchHandler)
  const addressHandler = createReleaseRoute(({ req, var: { services } }, release) =>
    gateway.respond(req.raw, release, services),
  )
  app.get('*', (context, next) => {
    const { raw } = context.req
    return raw.url.length > maxUrlLength
      ? createUrlTooLongResponse(raw, findRoot(context))
      : addressHandler(context, next)
  })
  app.notFound((context) => createMethodNotAllowedResponse(context.req.raw, findRoot(context), safeMethods))
  app.onError((error, context) => {
    console.error(error)
    return createUnavailableResponse(context.req.raw, findRoot(context))
  })
  return app
}
