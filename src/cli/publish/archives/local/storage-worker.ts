/**
 * Script of a Worker that reads and writes the local archive's storage in batches. This is twice as fast as one call
 * per key.
 */
export const storageWorkerScript = `
const actions = {
  read: async (env, { keys }) => [...(await env.ARCHIVE.get(keys, 'text'))],
  async write(env, { objects }) {
    const metadata = { uploaded: Math.floor(Date.now() / 1000) }
    await Promise.all(Object.entries(objects).map(([key, value]) => env.ARCHIVE.put(key, value, { metadata })))
  },
  async remove(env, { objectKeys, pictureNames }) {
    await Promise.all(objectKeys.map((key) => env.ARCHIVE.delete(key)))
    if (pictureNames.length > 0) await env.MEDIA.delete(pictureNames)
  },
  async list(env, { cursor }) {
    const { keys, cursor: nextCursor } = await env.ARCHIVE.list({ cursor })
    return { uploads: keys.map(({ name, metadata }) => [name, metadata?.uploaded ?? null]), nextCursor }
  },
  async listMedia(env, { cursor }) {
    const { objects, cursor: nextCursor } = await env.MEDIA.list({ cursor })
    return { uploads: objects.map(({ key, uploaded }) => [key, Math.floor(uploaded / 1000)]), nextCursor }
  },
  async query(env, { database, statements }) {
    const bound = statements.map(({ sql, params }) => env[database].prepare(sql).bind(...params))
    return (await env[database].batch(bound)).map(({ results }) => results)
  },
}
export default {
  async fetch(request, env) {
    const url = new URL(request.url)
    if (request.method === 'PUT') {
      const httpMetadata = { contentType: request.headers.get('content-type') }
      await env.MEDIA.put(url.searchParams.get('name'), await request.arrayBuffer(), { httpMetadata })
      return new Response(null, { status: 204 })
    }
    if (request.method === 'POST') {
      const { action, ...params } = await request.json()
      return Response.json((await actions[action](env, params)) ?? null)
    }
    const value = await env.ARCHIVE.get(url.pathname.slice(1), 'arrayBuffer')
    return new Response(value, { status: value ? 200 : 404 })
  },
}`
