import { describe, expect, it } from 'vitest'
import { htmlImporter } from '../../../../src/cli/import/html/html-importer.ts'
import { briefingFor, lantern, readingsOf, sourceOf } from '../reading.ts'

const words =
  'The ferry sank at noon in the harbour, with two hundred people on board, and nobody was hurt. '.repeat(6)

/** Reads a page with these paragraphs and this JSON-LD. */
async function articleOf(body: string, ...images: object[]) {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: 'The ferry',
    image: images,
  }
  const page = `<!doctype html><html lang="en"><head><title>The ferry</title><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><article><h1>The ferry</h1><p>${words}</p>${body}<p>${words}</p></article></body></html>`
  const readings = await readingsOf(htmlImporter, sourceOf('ferry.html', page), briefingFor(lantern))
  const article = readings.find((each) => each.kind === 'article')
  if (!article) throw new Error(JSON.stringify(readings))
  return article
}

const image = (more: object) => ({
  '@type': 'ImageObject',
  url: 'https://thelantern.example/up/ferry-1024x768.jpg?v=2',
  ...more,
})

const picture = '<img src="https://thelantern.example/up/ferry-300x200.jpg" alt="The ferry">'

describe('the credit of a picture on a page', () => {
  it.each([
    [{ creditText: 'Ada Quay', copyrightNotice: '© The Lantern' }, 'Ada Quay'],
    [{ creator: { '@type': 'Person', name: 'Ada Quay' } }, 'Ada Quay'],
    [{ copyrightNotice: '© The Lantern' }, '© The Lantern'],
  ])('is what the page’s data states: %j', async (more, credit) => {
    const { markdown, account } = await articleOf(
      `<figure>${picture}<figcaption>At noon.</figcaption></figure>`,
      image(more),
    )
    expect(markdown).toContain(`<figcaption>At noon. <small>${credit}</small></figcaption>`)
    expect(account.sourceText).toContain(credit)
  })

  it('stands below a picture without a caption, and divides no words', async () => {
    const { markdown } = await articleOf(
      `<p>${picture}</p><p>${picture} It lies there still.</p>`,
      image({ creditText: 'Ada Quay' }),
    )
    expect(markdown.match(/<figcaption><small>Ada Quay<\/small><\/figcaption>/g)).toHaveLength(2)
    expect(markdown).toContain('\n\nIt lies there still.')
  })

  it('is not that of another picture, and not what the caption states', async () => {
    const stated = `<figure>${picture}<figcaption>Photo: ADA QUAY</figcaption></figure>`
    const other = '<p><img src="https://thelantern.example/up/quay.jpg" alt="The quay"></p>'
    const { markdown } = await articleOf(stated + other, image({ creditText: 'Ada Quay' }))
    expect(markdown).not.toContain('<small>')
  })

  it('is not taken for stated by letters within other words', async () => {
    const { markdown } = await articleOf(
      `<figure>${picture}<figcaption>A map of the capital.</figcaption></figure>`,
      image({ creditText: 'AP' }),
    )
    expect(markdown).toContain('<small>AP</small>')
  })

  it('is an element of the caption that is marked as one', async () => {
    const { markdown } = await articleOf(
      `<figure>${picture}<figcaption>At noon. <span itemprop="copyrightHolder">Ada Quay</span></figcaption></figure>`,
    )
    expect(markdown).toContain('<figcaption>At noon. <small>Ada Quay</small></figcaption>')
  })
})
