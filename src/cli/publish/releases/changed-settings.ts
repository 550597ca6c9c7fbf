import { toObjectKey } from '../../../archive/keys.ts'
import { createUnreadableCatch } from '../../../archive/objects.ts'
import type { Root } from '../../../archive/root.ts'
import type { Entry } from '../../../archive/shard.ts'
import type { Body } from '../../../model/article.ts'
import type { CollectionDocument } from '../../../model/document.ts'
import { readInBulk } from '../store/read-in-bulk.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { listDifferingProperties } from './differing-properties.ts'

/**
 * Maps each settings file to its settings in a release. Leaves out the properties that are derived from articles
 * and pages.
 */
const mapSettingsByFile = ({ archive, editions }: Root): Map<string, object> =>
  new Map<string, object>([
    ['archive.yaml', archive],
    ...editions.map(
      ({ articles: _articles, pages: _pages, sections: _sections, offsets: _offsets, ...settings }) =>
        [`${settings.id}/edition.yaml`, settings] as const,
    ),
  ])

/** Names a setting by its file: `e/edition.yaml: notices`, or `e/logo`. */
const nameSetting = (file: string, name: string) =>
  name === 'logo' ? file.replace(/[^/]+$/, 'logo') : `${file}: ${name}`

/**
 * Lists the settings and logos that differ between two releases. For a new or removed edition, lists only its
 * file.
 */
export function listChangedSettings(previous: Root, next: Root): string[] {
  const [settingsBefore, settingsAfter] = [mapSettingsByFile(previous), mapSettingsByFile(next)]
  return [...new Set([...settingsBefore.keys(), ...settingsAfter.keys()])].flatMap((file) => {
    const [earlier, later] = [settingsBefore.get(file), settingsAfter.get(file)]
    return earlier && later
      ? listDifferingProperties(earlier, later).map((name) => nameSetting(file, name))
      : [file]
  })
}

/** The introductions of the next release, by edition; `null` stands for the archive. */
interface NextIntroductions {
  root: Root
  introductions: ReadonlyMap<string | null, Body>
}

/**
 * Lists the files of the introductions that change.
 * @param entriesBefore address → entry in the previous release; entries of unchanged shards may be missing
 */
export async function listChangedIntroductions(
  store: BulkObjectStore,
  entriesBefore: ReadonlyMap<string, Entry>,
  { root, introductions }: NextIntroductions,
): Promise<string[]> {
  const changedFiles: string[] = []
  for (const edition of [null, ...root.editions.map(({ id }) => id)]) {
    const frontAddress = edition === null ? '/' : `/${edition}/`
    const entry = entriesBefore.get(frontAddress)
    if (entry?.kind !== 'collection') continue
    const key = toObjectKey('collection', entry.digest)
    const [front] = await readInBulk<CollectionDocument>(store, [key]).catch(createUnreadableCatch(() => []))
    if (JSON.stringify(front?.about) !== JSON.stringify(introductions.get(edition)))
      changedFiles.push(`${frontAddress.slice(1)}about.md`)
  }
  return changedFiles
}
