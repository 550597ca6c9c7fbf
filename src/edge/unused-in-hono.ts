function refuse(): never {
  throw new Error('this part of hono is left out of the Worker: [alias] in wrangler.toml')
}

/** Replaces a function that hono's `mount` calls. */
export const createMountedRequest = refuse

/** Replaces a function that hono's `parseBody` calls. */
export const parseBody = refuse
