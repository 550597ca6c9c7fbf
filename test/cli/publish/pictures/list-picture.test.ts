import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { imageSize } from 'image-size'
import { describe, expect, it } from 'vitest'
import { ContentFolder } from '../../../../src/cli/content/files/content-folder.ts'
import { SmallerCopyMaker } from '../../../../src/cli/import/sizes/make-sizes.ts'
import type { CollectionDocument, SizedPicture } from '../../../../src/model/document.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { photograph, storedName } from '../../../support/photographs.ts'
import { publishSound } from '../../../support/publish-sound.ts'

/** Publishes an article of 2016-04-08 with these pictures, in order, and returns its line on the list of that day. */
async function publishPictures(
  pictures: Buffer[],
  { sizes = false, fields = '' }: { sizes?: boolean; fields?: string } = {},
) {
  const names = pictures.map((bytes) => storedName(bytes))
  const body = names.map((name) => `![](/media/${name})`).join('\n\nWords.\n\n')
  const content = await smallArchive({
    'e/media/urls.tsv': '',
    'e/articles/a.md': articleFile(`headline: A\npublished: 2016-04-08\n${fields}`, body),
  })
  const media = path.join(content, 'e/media')
  for (const [index, name] of names.entries()) await writeFile(path.join(media, name), pictures[index] ?? '')
  if (sizes) await new SmallerCopyMaker(new ContentFolder(content), 'e', false).run(() => {})
  const store = memoryStore()
  await publishSound(content, store)
  return { content, store, media, names, picture: pictureOf(store) }
}

const collectionsIn = (store: ReturnType<typeof memoryStore>) =>
  [...store.values]
    .filter(([key]) => key.startsWith('collection/'))
    .map(([, text]) => JSON.parse(text) as CollectionDocument)

function pictureOf(store: ReturnType<typeof memoryStore>): SizedPicture | undefined {
  const day = collectionsIn(store).find(({ subject }) => subject === 'day')
  expect(day?.listings).toHaveLength(1)
  return day?.listings[0]?.picture
}

describe('the picture of an article’s line in lists', () => {
  it('is the smallest copy of its first picture, in its size', async () => {
    const { media, names, picture } = await publishPictures([await photograph(700, 500)], { sizes: true })
    expect(picture).toMatchObject({ width: 320, height: 229 })
    const file = path.join(media, path.basename(picture?.path ?? ''))
    expect(imageSize(await readFile(file))).toMatchObject({
      width: 320,
      height: 229,
    })
    expect(path.basename(file)).not.toBe(names[0])
  })

  it('is a whole picture only where its file is small', async () => {
    const [large, small] = await Promise.all([photograph(700, 500), photograph(160, 120)])
    expect(small.length).toBeLessThan(32 * 1024)
    const { names, picture } = await publishPictures([large, small])
    expect(picture).toEqual({ path: `/media/${names[1]}`, width: 160, height: 120 })
    expect((await publishPictures([large])).picture).toBeUndefined()
  })

  it('is no mark', async () => {
    expect((await publishPictures([await photograph(60, 60)])).picture).toBeUndefined()
  })

  it('is missing from the line of an anonymised article', async () => {
    // Long enough not to be in the random bytes of the picture by chance.
    const names = 'names: { Zoe Marlowe: Z. M. }'
    const fields = `byline: By Zoe Marlowe\nstatus: { is: anonymised, ${names}, slug: anonymised-1 }`
    const { picture } = await publishPictures([await photograph(160, 120)], { fields })
    expect(picture).toBeUndefined()
  })

  it('changes no other list, and no list when another article changes', async () => {
    const { content, store } = await publishPictures([await photograph(160, 120)])
    await writeFiles(content, {
      'e/articles/b.md': articleFile('headline: B\npublished: 2011-03-02'),
    })
    await publishSound(content, store)
    const before = store.writes.length
    await writeFiles(content, {
      'e/articles/b.md': articleFile('headline: B\npublished: 2011-03-02', 'Other words.'),
    })
    await publishSound(content, store)
    const written = store.writes.slice(before).filter((key) => key.startsWith('collection/'))
    const subjects = written.map(
      (key) => (JSON.parse(store.values.get(key) ?? '') as CollectionDocument).period,
    )
    expect(subjects.filter((period) => period?.startsWith('2016'))).toEqual([])
  })
})
