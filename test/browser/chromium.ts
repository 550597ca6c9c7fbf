import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const debianChromium = '/usr/bin/chromium'

/**
 * Finds Chromium's path: the value of `CHROMIUM`, otherwise Debian's; `null` if neither exists.
 * @throws if `CHROMIUM` does not name a file, so that continuous integration never passes without a browser
 */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM
  if (named && !existsSync(named)) throw new Error(`CHROMIUM names ${named}, which does not exist`)
  return named || (existsSync(debianChromium) ? debianChromium : null)
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a headless Chromium. */
export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium() ?? debianChromium, args: flags })
