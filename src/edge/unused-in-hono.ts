function refuse(): never {
  throw new Error('this part of hono is left out of the Worker: [alias] in wrangler.toml')
}

/** Stands in for what hono's `mount` calls. */
export const createMountedRequest = refuse

/** Stands in for what hono's `parseBody` calls. */
export const parseBody = refuse
