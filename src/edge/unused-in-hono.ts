export { getPath, getPathNoStrict, mergePath, tryDecodeURIComponent } from 'hono/utils/url'

function throwUnused(): never {
  throw new Error('left out of hono: [alias] in wrangler.toml')
}

/** Replaces a function that hono's `mount` calls. */
export const createMountedRequest = throwUnused

/** Replaces a function that hono's `parseBody` calls. */
export const parseBody = throwUnused

/** Replace the functions that `query` and `queries` of hono's requests call. */
export const getQueryParam = throwUnused
export const getQueryParams = throwUnused

/** Replace what `html` of hono's contexts calls. */
export const resolveCallback = throwUnused
export const HtmlEscapedCallbackPhase = {}
