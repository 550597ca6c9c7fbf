import { describe, expect, it } from 'vitest'
import { findLostWords } from '../../../../src/cli/import/accounting/find-lost-words.ts'
import { articlesIn, readExport, type WrittenItem } from './wxr.ts'

/** A photograph's metadata, as WordPress stores and PHP serialises it. */
const cameraMeta = (values: Record<string, string>) => {
  const texts = Object.entries(values).map(
    ([name, value]) => `s:${name.length}:"${name}";s:${Buffer.byteLength(value)}:"${value}";`,
  )
  return `a:2:{s:5:"width";i:700;s:10:"image_meta";a:${texts.length}:{${texts.join('')}}}`
}

const picture = (id: number, meta: Record<string, string>, caption = ''): WrittenItem => ({
  id,
  type: 'attachment',
  title: 'ferry',
  excerpt: caption,
  meta,
  more: `<wp:attachment_url>https://paper.example/up/${id}.jpg</wp:attachment_url>`,
})

async function articleOf(content: string, pictures: WrittenItem[], item: WrittenItem = {}) {
  const [article] = articlesIn(await readExport([{ ...item, id: 1, content }, ...pictures]))
  if (!article) throw new Error('no article')
  return article
}

const bodyOf = async (...parts: Parameters<typeof articleOf>) => (await articleOf(...parts)).markdown

const inText = (id: number) =>
  `<img class="alignnone wp-image-${id}" src="https://paper.example/up/${id}.jpg" />`

describe('the credit of a picture in an export of WordPress', () => {
  it.each([
    [
      'the camera’s, in bytes',
      { _wp_attachment_metadata: cameraMeta({ aperture: '8', credit: 'Zoé Ruë', copyright: '© Paper' }) },
      'Zoé Ruë',
    ],
    [
      'the camera’s notice',
      { _wp_attachment_metadata: cameraMeta({ credit: '', copyright: '© Paper' }) },
      '© Paper',
    ],
    [
      'a plugin’s',
      { _media_credit: 'Ada Quay', _wp_attachment_metadata: cameraMeta({ credit: 'NIKON' }) },
      'Ada Quay',
    ],
    [
      'a person’s and an agency’s',
      { _navis_media_credit: 'Ada Quay', _navis_media_credit_org: 'The Paper' },
      'Ada Quay / The Paper',
    ],
    ['a custom field’s, with markup', { photo_credit: '<b>Ada</b> &amp; Bo' }, 'Ada \\& Bo'],
  ])('is %s', async (_, meta, credit) => {
    expect(await bodyOf(`${inText(7)}\n\nWords.`, [picture(7, meta)])).toBe(
      `<figure><img src="https://paper.example/up/7.jpg" alt=""><figcaption><small>${credit.replace('\\&', '&#x26;')}</small></figcaption></figure>\n\nWords.`,
    )
  })

  it('stands in the caption, after its words, and once', async () => {
    const caption = (words: string) => `[caption id="attachment_7"]${inText(7)} ${words}[/caption]`
    const pictures = [picture(7, { _media_credit: 'Ada Quay' })]
    expect(await bodyOf(caption('The ferry.'), pictures)).toContain(
      '<figcaption>The ferry. <small>Ada Quay</small></figcaption>',
    )
    expect(await bodyOf(caption('The ferry (photo: Ada Quay).'), pictures)).toContain(
      '<figcaption>The ferry (photo: Ada Quay).</figcaption>',
    )
  })

  it('is that of a linked picture, one in a gallery, and the one above the text', async () => {
    const pictures = [picture(7, { credit: 'Ada Quay' }, 'The ferry.')]
    const linked = await bodyOf(`<a href="https://paper.example/up/7.jpg">${inText(7)}</a>`, pictures)
    expect(linked).toMatch(/<a href="[^"]+"><img [^>]+><\/a><figcaption><small>Ada Quay<\/small>/)
    const expected = '<figcaption>The ferry. <small>Ada Quay</small></figcaption>'
    expect(await bodyOf('[gallery ids="7"]', pictures)).toContain(expected)
    expect(await bodyOf('Words.', pictures, { meta: { _thumbnail_id: '7' } })).toContain(expected)
  })

  it('divides no sentence’s words, and is one of the words that the import accounts for', async () => {
    const { fields, markdown, account } = await articleOf(`${inText(7)}The ferry sank at noon.`, [
      picture(7, { credit: 'Ada Quay' }),
    ])
    expect(markdown).toContain('\n\nThe ferry sank at noon.')
    expect(account.sourceText).toContain('Ada Quay')
    expect(findLostWords(account, { fields, markdown })).toEqual([])
    expect(findLostWords(account, { fields, markdown: 'The ferry sank at noon.' })).toEqual(['ada', 'quay'])
  })

  it('is none where the metadata is cut, endless or another’s', async () => {
    for (const _wp_attachment_metadata of [
      's:10:"image_meta";a:1:{s:6:"credit";s:99999:"Ada Quay";}',
      cameraMeta({ credit: 'words '.repeat(200) }),
      's:6:"credit";s:3:"Ada";',
    ])
      expect(await bodyOf(inText(7), [picture(7, { _wp_attachment_metadata })])).toMatch(
        /^!\[\]\(https:\/\/paper\.example\/up\/7\.jpg\)$/,
      )
  })
})
