import type { Briefing } from '../briefing.ts'
import type { ImportEvent, Importer, SourceFile } from '../importer.ts'
import { importSavedPage } from './import-saved-page.ts'
import { isWebPage, type SavedPage } from './read-saved-page.ts'
import { readWebarchiveParts } from './webarchive-parts.ts'

function parseWebarchive(bytes: Buffer): SavedPage | 'damaged' {
  const parts = readWebarchiveParts(bytes)
  return parts === 'damaged'
    ? 'damaged'
    : { parts, pages: parts.filter(isWebPage), statedLocation: null, isCutShort: false }
}

/** Imports web archives, in which Safari saves a page and its pictures as a single file. */
export const webarchiveImporter: Importer = {
  name: 'webarchive',
  recognises: ({ file, head }) => {
    const headText = Buffer.from(head).toString('latin1')
    return (
      headText.startsWith('bplist') && (/\.webarchive$/i.test(file) || headText.includes('WebMainResource'))
    )
  },
  read: (source: SourceFile, briefing: Briefing): AsyncGenerator<ImportEvent> =>
    importSavedPage(source, briefing, {
      mediaType: 'application/x-webarchive',
      extension: 'webarchive',
      parseFile: parseWebarchive,
    }),
}
