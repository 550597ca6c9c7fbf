import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import {
  type FrontMatterValue,
  type GeneratedSite,
  hugoSettingsPattern,
  isGeneratorSettingsFile,
  jekyllSettingsPattern,
  type SiteLookupResult,
} from '../../site-lookup.ts'
import { describeReadError } from '../../source/read-error.ts'
import { parseFrontMatterFile } from './front-matter.ts'
import { findFrontMatterText, isYesValue } from './front-matter-values.ts'

/** Maximum number of folders to search, from the file's own folder upwards. */
const maxParentFolders = 16

/** Maximum size of a configuration file, in bytes. */
const maxConfigBytes = 1024 * 1024

const toTableOrEmpty = (value: FrontMatterValue | undefined): Record<string, FrontMatterValue> =>
  typeof value === 'object' && !Array.isArray(value) ? value : {}

/** Identifies the generator that a configuration belongs to; returns `null` for another program's `config.toml`. */
function identifyGenerator(
  configName: string,
  config: Record<string, FrontMatterValue>,
): GeneratedSite['generator'] | null {
  if (jekyllSettingsPattern.test(configName)) return 'jekyll'
  if (configName === 'zola.toml' || 'base_url' in config) return 'zola'
  return configName.startsWith('hugo.') || 'baseurl' in config || 'permalinks' in config ? 'hugo' : null
}

/** Name of each generator's setting for the site's address. */
const addressSettingByGenerator = { jekyll: 'url', hugo: 'baseurl', zola: 'base_url' } as const

function createSiteOrNull(
  configFile: string,
  config: Record<string, FrontMatterValue>,
): GeneratedSite | null {
  const generator = identifyGenerator(path.basename(configFile), config)
  if (generator === null) return null
  const siteUrl = URL.parse(findFrontMatterText(config, addressSettingByGenerator[generator]) ?? '')
  const statedBasePath =
    generator === 'jekyll' ? (findFrontMatterText(config, 'baseurl') ?? '') : (siteUrl?.pathname ?? '')
  const origin = siteUrl !== null && /^https?:$/.test(siteUrl.protocol) ? siteUrl.origin : null
  const basePath = statedBasePath.replace(/^https?:\/\/[^/]*/i, '').replace(/^\/+|\/+$/g, '')
  return {
    generator,
    settingsFolder: path.dirname(configFile),
    settingsFile: configFile,
    origin,
    basePath: basePath === '' ? '' : `/${basePath}`,
    config,
  }
}

const unknownAddressesText = 'Until then, the addresses of the pages are made from their dates and file names'

async function readSiteFromConfig(folder: string, configPath: string): Promise<SiteLookupResult> {
  const configFile = path.join(folder, configPath)
  if ((await stat(configFile)).size > maxConfigBytes)
    return {
      site: null,
      fault: {
        file: configFile,
        text: `is larger than 1 MiB, the limit for a site's settings: shorten it, and import again. ${unknownAddressesText}`,
      },
    }
  const parsedConfig = parseFrontMatterFile(
    await readFile(configFile, 'utf8'),
    path.extname(configPath).slice(1),
  )
  if (!('reason' in parsedConfig))
    return { site: createSiteOrNull(configFile, parsedConfig.frontMatter), fault: null }
  return createUnreadableSite(`${configFile}:${parsedConfig.line}`, configPath, parsedConfig.reason)
}

/** Describes a configuration that cannot be read. One that may be another program's is no fault. */
const createUnreadableSite = (file: string, configPath: string, reason: string): SiteLookupResult => ({
  site: null,
  fault: isGeneratorSettingsFile(configPath)
    ? { file, text: `${reason}. Then import again. ${unknownAddressesText}` }
    : null,
})

/** Reads the site configured in a folder. Returns `null` as `site` if the folder has no readable configuration. */
async function readSiteInFolder(folder: string): Promise<SiteLookupResult> {
  const fileNames = await readdir(folder).catch((): string[] => [])
  const configNames = fileNames
    .filter((name) => jekyllSettingsPattern.test(name) || hugoSettingsPattern.test(name))
    .toSorted()
  const defaultConfigNames = fileNames.includes('config')
    ? await readdir(path.join(folder, 'config/_default')).catch(() => [])
    : []
  const hugoConfigPaths = defaultConfigNames
    .filter((name) => hugoSettingsPattern.test(name))
    .map((name) => path.join('config/_default', name))
  for (const configPath of [...configNames, ...hugoConfigPaths]) {
    const lookup = await readSiteFromConfig(folder, configPath).catch((error: unknown) =>
      createUnreadableSite(path.join(folder, configPath), configPath, describeReadError(error)),
    )
    if (lookup.site !== null || lookup.fault !== null)
      return { ...lookup, site: lookup.site && { ...lookup.site, settingsFolder: folder } }
  }
  return { site: null, fault: null }
}

/**
 * Finds the site that a file belongs to: the nearest folder above it with a Jekyll, Hugo or Zola configuration. Caches
 * the folders in `lookupByFolder` for later files. Returns a fault only the first time.
 */
export async function findGeneratedSite(
  file: string,
  lookupByFolder: Map<string, SiteLookupResult>,
): Promise<SiteLookupResult> {
  let folder = path.dirname(path.resolve(file))
  for (let searchedFolderCount = 0; searchedFolderCount < maxParentFolders; searchedFolderCount++) {
    const cachedLookup = lookupByFolder.get(folder)
    const lookup = cachedLookup ?? (await readSiteInFolder(folder))
    lookupByFolder.set(folder, { ...lookup, fault: null })
    if (lookup.site !== null || lookup.fault !== null) return lookup
    const parentFolder = path.dirname(folder)
    if (parentFolder === folder) break
    folder = parentFolder
  }
  return { site: null, fault: null }
}

/** Returns a table from the configuration, such as `permalinks`; an empty table if there is none. */
export const getConfigTable = (
  { config }: GeneratedSite,
  tableName: string,
): Record<string, FrontMatterValue> => toTableOrEmpty(config[tableName])

export const isSettingOn = ({ config }: GeneratedSite, settingName: string): boolean =>
  isYesValue(config[settingName])
