import { describe, expect, it } from 'vitest'
import { readConfiguration } from '../../../../src/cli/content/files/configuration.ts'
import { AddressClaims } from '../../../../src/cli/import/shelf/address-claims.ts'
import { smallArchive } from '../../../support/content.ts'

/** The address claims of the edition `e`, in an archive that also has an edition `other`. */
async function claims() {
  const content = await smallArchive({
    'other/edition.yaml': 'name: O\nlanguage: en\nhosts: [other.example]\nclosed: 2020\n',
  })
  const configuration = await readConfiguration(content)
  if ('faults' in configuration) throw new Error(JSON.stringify(configuration.faults))
  const { editions } = configuration.value
  const edition = editions.find(({ id }) => id === 'e')
  if (!edition) throw new Error('no edition')
  return new AddressClaims(edition, editions)
}

describe('an address', () => {
  it('belongs to the last file that claimed it, in each of its spellings that publishing confuses', async () => {
    const addresses = await claims()
    expect(addresses.findOwnerFile('/e/a')).toBeNull()
    addresses.claimAddresses('a.md', ['/e/a', '/e/old-a'])
    addresses.claimAddresses('b.md', ['/e/b.json', '/e/c/index.json', '/e/Page.html'])
    const owners = [
      '/e/a',
      '/e/old-a',
      '/e/a.json',
      '/e/A.json',
      '/e/a.json.md',
      '/e/b',
      '/e/B',
      '/e/c/',
      '/e/c',
      '/e/b.json',
    ].map((address) => addresses.findOwnerFile(address))
    expect(owners).toEqual(['a.md', 'a.md', 'a.md', 'a.md', 'a.md', 'b.md', 'b.md', 'b.md', 'b.md', 'b.md'])
    expect(
      ['/e/A', '/e/x.json', '/e/page.html', '/e/a/b'].map((address) => addresses.findOwnerFile(address)),
    ).toEqual([null, null, null, null])
    addresses.claimAddresses('c.md', ['/e/a'])
    expect(addresses.findOwnerFile('/e/a')).toBe('c.md')
  })

  it.each([
    ['/e', true],
    ['/e/', true],
    ['/e/2016', true],
    ['/e/2016/04/', true],
    ['/e/2016/04/08', true],
    ['/e/2016/04/08/a', false],
    ['/e/2016/4', false],
    ['/e/20160', false],
    ['/e/search', true],
    ['/e/Search', true],
    ['/e/search/a', false],
    ['/e/topics', true],
    ['/e/corrections/new', true],
    ['/e/other', true],
    ['/e/other/a', true],
    ['/e/another', false],
    ['/e/a', false],
    ['/other/2016', false],
    [`/e/${'a'.repeat(1024 - 3)}`, false],
    [`/e/${'a'.repeat(1024 - 2)}`, true],
    [`/other/${'a'.repeat(1024 - 7)}`, false],
    [`/other/${'a'.repeat(1024)}`, true],
  ])('%s can be no article’s: %s', async (address, reserved) => {
    expect((await claims()).isReservedAddress(address)).toBe(reserved)
  })
})
