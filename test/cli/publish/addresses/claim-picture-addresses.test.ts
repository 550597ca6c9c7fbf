import { expect, it } from 'vitest'
import { AddressIndex } from '../../../../src/cli/publish/addresses/address-index.ts'
import { claimPictureAddresses } from '../../../../src/cli/publish/addresses/claim-picture-addresses.ts'
import type { EditionPictures } from '../../../../src/cli/publish/pictures/edition-pictures.ts'
import { publishedEdition } from '../../../support/generated.ts'

const [shown, withheld, unused] = ['ab', 'cd', 'ef'].map((digits) => `${digits.repeat(32)}.png`) as [
  string,
  string,
  string,
]
const pictures: EditionPictures = {
  edition: 'e',
  files: [shown, withheld, unused].map((name) => ({ name, file: name, byteCount: 7 })),
  mediaNameByUrl: new Map([
    ['https://e.example/a.png', shown],
    ['https://e.example/b.png', withheld],
    ['https://e.example/c.png', unused],
    ['https://other.example/a.png', shown],
  ]),
  listedNames: [],
  smallerCopies: new Map(),
  listFaults: [],
}
const takedown = { reason: 'R', since: null, authority: null, headline: null }
const entry = { address: `/media/${withheld}`, kind: 'withheld' as const, ...takedown }

it('pictures that are shown or withheld have addresses, and their old URLs lead there', () => {
  const index = new AddressIndex()
  const configuredEditions = [{ ...publishedEdition, hosts: ['e.example'] }]
  const withheldPictures = [{ digest: 'cd'.repeat(32), entry }]
  claimPictureAddresses(
    index,
    { configuredEditions, editionPictures: [pictures], withheldPictures },
    new Set([shown]),
  )
  expect([...index.keys()].sort().flatMap((key) => index.entriesAt(key))).toEqual([
    { address: '/e/a.png', kind: 'moved', to: `/media/${shown}` },
    { address: '/e/b.png', kind: 'moved', to: `/media/${withheld}` },
    { address: `/media/${shown}`, kind: 'media', mediaType: 'image/png', size: 7 },
    entry,
  ])
})

it('an article keeps its address before a picture whose old URL had it', () => {
  const index = new AddressIndex()
  const article = { address: '/e/a.png', kind: 'article' as const, digest: '' }
  index.claimAddressOrExplain(article, 'a.md')
  const configuredEditions = [{ ...publishedEdition, hosts: ['e.example'] }]
  claimPictureAddresses(
    index,
    { configuredEditions, editionPictures: [pictures], withheldPictures: [] },
    new Set([shown]),
  )
  expect(index.entriesAt('/e/a.png')).toEqual([article])
})
