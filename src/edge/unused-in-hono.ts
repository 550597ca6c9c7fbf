export { getPath, getPathNoStrict, mergePath, tryDecodeURIComponent } from 'hono/utils/url'

function refuse(): never {
  throw new Error('left out of hono: [alias] in wrangler.toml')
}

/** Replaces a function that hono's `mount` calls. */
export const createMountedRequest = refuse

/** Replaces a function that hono's `parseBody` calls. */
export const parseBody = refuse

/** Replace the functions that `query` and `queries` of hono's requests call. */
export const getQueryParam = refuse
export const getQueryParams = refuse

/** Replace what `html` of hono's contexts calls. */
export const resolveCallback = refuse
export const HtmlEscapedCallbackPhase = {}
