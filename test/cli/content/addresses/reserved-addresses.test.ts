import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import {
  archiveEndpointAddresses,
  reservedEditionPaths,
} from '../../../../src/cli/content/addresses/reserved-addresses.ts'
import { projectRoot } from '../../../support/project-root.ts'

/** Returns what docs/storage.md lists after some words, up to the end of that item. */
async function listDocumented(beginning: string): Promise<string[]> {
  const text = await readFile(path.join(projectRoot, 'docs/storage.md'), 'utf8')
  const [, item = ''] = text.split(beginning)
  const [listed = ''] = item.split(/;|, and every list/, 1)
  return [...listed.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
}

it('every reserved path of an edition is documented, and the reverse', async () => {
  const documented = await listDocumented('- in an edition:')
  expect(['/', ...reservedEditionPaths].toSorted()).toEqual(documented.toSorted())
})

it('the archive’s own files are reserved, as documented', async () => {
  const documented = await listDocumented('- at the root:')
  const files = documented.filter(
    (name) => /\.\w+$|^\/search$|api-catalog$/.test(name) && name !== '/favicon.svg',
  )
  expect(archiveEndpointAddresses.toSorted()).toEqual(files.toSorted())
})
