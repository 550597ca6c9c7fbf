import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { demonstrationCopy } from '../../support/content.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { publishSound } from '../../support/publish-sound.ts'

it('a publication names the catalogues that its editions need and those of the previous release did not', async () => {
  const [content, store] = [await demonstrationCopy(), memoryStore()]
  expect((await publishSound(content, store)).newCatalogues).toEqual([])
  const file = path.join(content, 'le-fanal/edition.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace('language: fr-CA', 'language: de'))
  expect((await publishSound(content, store)).newCatalogues).toEqual(['de'])
})
