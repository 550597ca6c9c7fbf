export { getPath, getPathNoStrict, mergePath, tryDecodeURIComponent } from 'hono/utils/url'

function throwUnused(): never {
  throw new Error('left out of hono: [alias] in wrangler.toml')
}

/** Replaces a function that hono calls in `mount`. */
export const createMountedRequest = throwUnused

/** Replaces a function that hono calls in `parseBody`. */
export const parseBody = throwUnused

/** These replace functions that hono calls in `query` and `queries` of its requests. */
export const getQueryParam = throwUnused
export const getQueryParams = throwUnused

/** These replace code that hono calls in `html` of its contexts. */
export const resolveCallback = throwUnused
export const HtmlEscapedCallbackPhase = {}
