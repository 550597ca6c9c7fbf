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

/**
 * Features that cost processes in each window, and show nothing in a page: the lists below the address field, and a
 * process in reserve for the next site.
 */
const costlyFeatures = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess']

/** Features that Playwright switches off and that reach pages or the network: Chromium reads only the last list. */
const alsoOff = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
]

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...costlyFeatures, ...alsoOff].join(',')}`,
]

/** Starts a headless Chromium. */
export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium() ?? debianChromium, args: flags })
