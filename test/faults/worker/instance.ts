import type { Env } from '../../../src/edge/env.ts'
import archive from '../../../src/edge/worker.ts'
import { chances, type Settings, settingsPath } from '../fault.ts'
import { told } from './faulty.ts'
import { faultyD1 } from './faulty-d1.ts'
import { faultyKv } from './faulty-kv.ts'
import { faultyR2 } from './faulty-r2.ts'

const timer = globalThis.setTimeout
const real = caches
const now = Date.now.bind(Date)
let location: Cache = real.default

/** Each instance has its own clock, timers and location's cache. */
Date.now = () => now() + told.settings.ahead
Object.assign(globalThis, {
  setTimeout: (run: () => void, milliseconds: number) => timer(run, milliseconds / told.settings.hurry),
})
Object.defineProperty(globalThis, 'caches', {
  value: {
    get default() {
      return location
    },
  },
})

async function take(settings: Settings): Promise<Response> {
  told.settings = settings
  told.chance = chances(settings.seed)
  location = await real.open(settings.location)
  return new Response(null, { status: 204 })
}

/** The Worker as it is deployed, with its stores wrapped. */
export default {
  async fetch(request: Request, env: Env, ctx: Parameters<typeof archive.fetch>[2]): Promise<Response> {
    if (new URL(request.url).pathname === settingsPath) return take(await request.json())
    const wrapped: Env = {
      ARCHIVE: faultyKv(env.ARCHIVE),
      SEARCH: faultyD1(env.SEARCH),
      CORRECTIONS: env.CORRECTIONS,
      MEDIA: faultyR2(env.MEDIA),
      VERSION: { id: 'build', tag: '', timestamp: '' },
    }
    return archive.fetch(request, wrapped, ctx)
  },
}
