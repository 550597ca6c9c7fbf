import { describe, expect, it } from 'vitest'
import type { ConfiguredEdition } from '../../../../src/cli/content/files/configuration.ts'
import { ContentFolder } from '../../../../src/cli/content/files/content-folder.ts'
import type { EditionPictures } from '../../../../src/cli/publish/pictures/edition-pictures.ts'
import {
  findWithheldPictures,
  removeWithheldPictures,
} from '../../../../src/cli/publish/takedown/withheld-pictures.ts'

const digestOf = (letter: string) => letter.repeat(64)
const name = (letter: string) => `${digestOf(letter)}.jpg`

/** The pictures of an edition: its files, its listed names, and the smaller copies of some. */
function picturesOf(
  edition: string,
  { files = '', listed = '', sizes = {} as Record<string, string> },
): EditionPictures {
  const names = (letters: string) => Array.from(letters, name)
  return {
    edition,
    files: names(files).map((each) => ({ file: `/media/${each}`, name: each, byteCount: 1 })),
    mediaNameByUrl: new Map(),
    listFaults: [],
    listedNames: names(listed),
    smallerCopies: new Map(Object.entries(sizes).map(([whole, copies]) => [name(whole), names(copies)])),
  }
}

const editionWith = (id: string, letters: string, reason = 'The law.') =>
  ({
    id,
    withhold: { pictureDigests: Array.from(letters, digestOf), reason, since: '2026', authority: 'A court' },
  }) as unknown as ConfiguredEdition

const find = (pictures: EditionPictures[], ...editions: ConfiguredEdition[]) =>
  findWithheldPictures(new ContentFolder('/content'), pictures, editions)

const withheldBy = (letters: string, ...pictures: EditionPictures[]) =>
  find(pictures, editionWith('e', letters))
    .withheldPictures.map(({ digest }) => digest[0])
    .sort()
    .join('')

describe('a withheld picture', () => {
  it('is answered for with the rule of its edition, in the first of two that withhold it', () => {
    const pictures = [picturesOf('e', { files: 'a' })]
    expect(find(pictures, editionWith('e', 'a'), editionWith('f', 'a', 'A claim.'))).toEqual({
      withheldPictures: [
        {
          digest: digestOf('a'),
          entry: {
            address: `/media/${name('a')}`,
            kind: 'withheld',
            reason: 'The law.',
            since: '2026',
            authority: 'A court',
            headline: null,
          },
        },
      ],
      problems: [],
    })
  })

  it('takes its smaller copies with it, and a copy takes the whole picture and the other copies', () => {
    const pictures = picturesOf('e', { files: 'abcd', sizes: { a: 'bc' } })
    expect(withheldBy('a', pictures)).toBe('abc')
    expect(withheldBy('b', pictures)).toBe('abc')
    expect(withheldBy('d', pictures)).toBe('d')
  })

  it('takes all pictures that share a copy, in any edition', () => {
    const [e, f] = [
      picturesOf('e', { files: 'abc', sizes: { a: 'b' } }),
      picturesOf('f', { sizes: { c: 'b' } }),
    ]
    expect(withheldBy('a', e, f)).toBe('abc')
    expect(withheldBy('c', e, f)).toBe('abc')
  })

  it('may have no file any more', () => {
    expect(withheldBy('a', picturesOf('e', { listed: 'a' }))).toBe('a')
    expect(withheldBy('b', picturesOf('e', { sizes: { a: 'b' } }))).toBe('ab')
  })

  it('that no edition ever had is a problem of its rule', () => {
    const { withheldPictures, problems } = find([picturesOf('e', { files: 'a' })], editionWith('e', 'ab'))
    expect(withheldPictures).toHaveLength(1)
    expect(problems).toEqual([
      {
        file: '/content/e/edition.yaml',
        field: ['withhold', 'pictures', 1],
        reason: `${'b'.repeat(64)} is not the name of a picture in the archive: copy the name of the picture’s file in /content/e/media without its extension, or remove it`,
      },
    ])
  })

  it('is no file of its edition', () => {
    const { files } = removeWithheldPictures(picturesOf('e', { files: 'ab' }), new Set([digestOf('a')]))
    expect(files.map((each) => each.name)).toEqual([name('b')])
  })
})
