import { toObjectKey } from '../../../archive/keys.ts'
import { onUnreadableObject } from '../../../archive/objects.ts'
import type { Root } from '../../../archive/root.ts'
import type { Entry } from '../../../archive/shard.ts'
import type { DocumentBody } from '../../../model/article.ts'
import type { CollectionDocument } from '../../../model/document.ts'
import { readObjectsInBulk } from '../store/read-in-bulk.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { listDifferingPropertyNames } from './differing-properties.ts'

/** Maps each settings file to its settings in a release. Omits properties that are derived from articles and pages. */
const mapSettingsByFile = ({ archive, editions }: Root): Map<string, object> =>
  new Map<string, object>([
    ['archive.yaml', archive],
    ...editions.map(
      ({ articles: _articles, pages: _pages, sections: _sections, offsets: _offsets, ...settings }) =>
        [`${settings.id}/edition.yaml`, settings] as const,
    ),
  ])

/** Formats a setting's name with its file: `e/edition.yaml: notices`, or `e/logo`. */
const formatSettingName = (settingsFile: string, settingName: string) =>
  settingName === 'logo' ? settingsFile.replace(/[^/]+$/, 'logo') : `${settingsFile}: ${settingName}`

/**
 * Lists the settings and logos that differ between two releases. For a new or removed edition, lists only its settings
 * file.
 */
export function listChangedSettings(previousRoot: Root, nextRoot: Root): string[] {
  const [settingsByFileBefore, settingsByFileAfter] = [
    mapSettingsByFile(previousRoot),
    mapSettingsByFile(nextRoot),
  ]
  return [...new Set([...settingsByFileBefore.keys(), ...settingsByFileAfter.keys()])].flatMap(
    (settingsFile) => {
      const [earlierSettings, laterSettings] = [
        settingsByFileBefore.get(settingsFile),
        settingsByFileAfter.get(settingsFile),
      ]
      return earlierSettings && laterSettings
        ? listDifferingPropertyNames(earlierSettings, laterSettings).map((name) =>
            formatSettingName(settingsFile, name),
          )
        : [settingsFile]
    },
  )
}

/** The next release's root, and its introductions by edition; the key `null` stands for the archive. */
interface NextIntroductions {
  root: Root
  introductions: ReadonlyMap<string | null, DocumentBody>
}

/**
 * Lists the files of introductions that differ between the releases.
 * @param entryByAddressBefore the previous release's entries by address; entries in unchanged shards may be missing
 */
export async function listChangedIntroductions(
  store: BulkObjectStore,
  entryByAddressBefore: ReadonlyMap<string, Entry>,
  { root, introductions }: NextIntroductions,
): Promise<string[]> {
  const changedFiles: string[] = []
  for (const editionId of [null, ...root.editions.map(({ id }) => id)]) {
    const frontAddress = editionId === null ? '/' : `/${editionId}/`
    const entry = entryByAddressBefore.get(frontAddress)
    if (entry?.kind !== 'collection') continue
    const frontKey = toObjectKey('collection', entry.digest)
    const [frontBefore] = await readObjectsInBulk<CollectionDocument>(store, [frontKey]).catch(
      onUnreadableObject(() => []),
    )
    if (JSON.stringify(frontBefore?.about) !== JSON.stringify(introductions.get(editionId)))
      changedFiles.push(`${frontAddress.slice(1)}about.md`)
  }
  return changedFiles
}
