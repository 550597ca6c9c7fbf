import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const usual = '/usr/bin/chromium'

/**
 * The browser's program: the one that `CHROMIUM` names, else Debian's; `null` where there is none.
 * @throws when `CHROMIUM` names nothing, so that continuous integration never passes without it
 */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM
  if (named && !existsSync(named)) throw new Error(`CHROMIUM names ${named}, where there is no program`)
  return named || (existsSync(usual) ? usual : null)
}

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
]

/** A browser without a window. */
export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium() ?? usual, args: flags })
