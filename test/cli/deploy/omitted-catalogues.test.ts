import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { requireConfiguration } from '../../../src/cli/commands/content-faults.ts'
import { listCatalogueOmissionArguments } from '../../../src/cli/deploy/omitted-catalogues.ts'
import { demonstrationFolder } from '../../support/content.ts'
import { archiveWorkerFolder, buildWorker } from '../../support/processes/worker.ts'

const { archive, ...configuration } = await requireConfiguration(demonstrationFolder)
const skipLinks = ['Zum Inhalt springen', 'Skip to content', 'Ir al contenido', 'Aller au contenu']

function wordsIn(folder: string): string[] {
  const worker = readFileSync(path.join(folder, 'worker.js'), 'utf8')
  return skipLinks.filter((each) => worker.includes(each))
}

// The package contains the Worker as one built script, which wrangler builds again.
it('a Worker has every catalogue until an archive is deployed, and then those that it needs', async () => {
  const built = await archiveWorkerFolder()
  expect(wordsIn(built)).toEqual(skipLinks)
  const german = { ...configuration, archive: { ...archive, language: 'de' }, editions: [] }
  const script = path.join(built, 'worker.js')
  expect(wordsIn(await buildWorker(script, listCatalogueOmissionArguments(german)))).toEqual(
    skipLinks.slice(0, 2),
  )
})
