import { describe, expect, it } from 'vitest'
import { articleIn, fieldsIn, text } from '../written-page.ts'

describe('a headline that no heading shows', () => {
  it.each([
    ['The mill turns again-Evening Star', 'The mill turns again'],
    ['The mill turns again – Evening Star', 'The mill turns again'],
    ['Star: The mill turns again', 'The mill turns again'],
    ['磨坊重新开放，居民高兴-新日报', '磨坊重新开放，居民高兴'],
  ])('is the line that the title repeats beside a name: %s', async (title, line) => {
    const { fields, markdown } = await articleIn({
      head: `<title>${title}</title>`,
      body: `<div id="page"><div class="tit">${line}</div>${text}</div>`,
    })
    expect(fields.headline).toBe(line)
    expect(markdown).not.toContain(line)
  })

  it('is the whole title where the line could be a name, or begins it by chance', async () => {
    for (const title of ['Star-The mill turns again', 'The mill turns again and again'])
      expect(
        (
          await fieldsIn({
            head: `<title>${title}</title>`,
            body: `<div><b>Star</b><div>The mill turns again and</div>${text}</div>`,
          })
        ).headline,
      ).toBe(title)
  })
})

describe('a heading', () => {
  it('has no readings of its ideographs, which are accounted for', async () => {
    const { fields, markdown, account } = await articleIn({
      body: `<article><h1><ruby>磨坊<rt>まぼう</rt></ruby>が<ruby>開<rp>（</rp><rt>あ</rt><rp>）</rp></ruby>く</h1>${text}</article>`,
    })
    expect(fields.headline).toBe('磨坊が開く')
    expect(markdown.startsWith('The ferry between')).toBe(true)
    expect(account.dropped).toContainEqual(expect.objectContaining({ reason: 'headline' }))
  })

  it('is not that of a form for a newsletter', async () => {
    const { headline } = await fieldsIn({
      head: '<title>Titles of another kind</title>',
      body: `<article><div class="newsletter"><h1>Letters for you every day</h1></div><h1>The millers go home</h1>${text}</article>`,
    })
    expect(headline).toBe('The millers go home')
  })
})
