import { describe, expect, it } from 'vitest'
import { convertToBodyBlocks, markdownFromBlocks } from '../../../../src/cli/import/markup/html-body.ts'
import { readSubstackBody } from '../../../../src/cli/import/substack/substack-body.ts'

const read = (html: string) => {
  const { tree, droppedBlocks: dropped } = readSubstackBody(html)
  return {
    markdown: markdownFromBlocks(convertToBodyBlocks(tree)).trim(),
    dropped: dropped.map(({ reason, text }) => `${reason}: ${text}`),
  }
}

const attributes = (value: object) => `data-attrs="${JSON.stringify(value).replaceAll('"', '&quot;')}"`
const button = (href: string, label: string) =>
  `<p class="button-wrapper"><a class="button primary" href="${href}"><span>${label}</span></a></p>`

describe('the body of a post', () => {
  it.each([
    ['https://tug.substack.com/subscribe?', 'Subscribe now'],
    ['https://tug.example/p/a-tug/comments', 'Leave a comment'],
    ['https://tug.example/p/a-tug?utm_source=x&amp;action=share', 'Share'],
    ['%%checkout_url%%', 'Upgrade'],
  ])('has no button of the service: %s', (href, label) =>
    expect(read(`<p>A tug.</p>${button(href, label)}`)).toEqual({
      markdown: 'A tug.',
      dropped: [`button: ${label}`],
    }),
  )

  it('has a button of its own as a link', () =>
    expect(read(button('https://boats.example/tug', 'See the tug'))).toEqual({
      markdown: '[See the tug](https://boats.example/tug)',
      dropped: [],
    }))

  it('has a row of buttons of which one is its own', () => {
    const buttons = button('https://boats.example/tug', 'See the tug').replace('</p>', '')
    const markdown = read(`${buttons} <a href="%%share_url%%">Share</a></p>`).markdown
    expect(markdown).toContain('[See the tug](https://boats.example/tug)')
  })

  it('has no report of a part without words', () =>
    expect(read('<p>A tug.</p><div class="paywall-jump"></div>').dropped).toEqual([]))

  it.each(['subscription-widget-wrap-editor', 'install-substack-app-embed', 'paywall-jump'])(
    'has no part of the service: %s',
    (name) =>
      expect(read(`<p>A tug.</p><div class="${name} x"><p>Read in the app.</p></div>`)).toEqual({
        markdown: 'A tug.',
        dropped: ['newsletter: Read in the app.'],
      }),
  )

  it('has no form to subscribe, and no prompt around one', () => {
    const form = '<div class="subscription-widget-wrap"><p>Thanks for reading.</p><form></form></div>'
    expect(read(`<p>A tug.</p>${form}<div class="captioned-button-wrap"><p>It is free.</p></div>`)).toEqual({
      markdown: 'A tug.',
      dropped: ['newsletter: Thanks for reading.', 'newsletter: It is free.'],
    })
  })

  it('has a link to what a script would show', () => {
    const tweet = `<div class="tweet" ${attributes({ url: 'https://x.example/1', full_text: 'A tug' })}></div>`
    const digest = `<div ${attributes({ url: 7, canonical_url: 'https://tug.example/p/b' })}> </div>`
    const note = `<div ${attributes({ canonical_url: 'https://x.example/c', url: 'https://x.example/2' })}></div>`
    expect(read(`${tweet}${note}<p>Then</p>${digest}`).markdown.split('\n\n')).toEqual([
      '<https://x.example/1>',
      '<https://x.example/2>',
      'Then',
      '<https://tug.example/p/b>',
    ])
  })

  it.each([
    ['words', `<div ${attributes({ url: 'https://x.example/1' })}>A tug</div>`, 'A tug'],
    [
      'a picture',
      `<div ${attributes({ url: 'https://x.example/1' })}><img src="https://x.example/a.png"></div>`,
      '![](https://x.example/a.png)',
    ],
    ['no address', `<div ${attributes({ url: 'javascript:x' })}></div><p>A tug</p>`, 'A tug'],
    ['attributes that cannot be read', '<div data-attrs="{"></div><p>A tug</p>', 'A tug'],
    ['attributes that are no object', '<div data-attrs="null"></div><p>A tug</p>', 'A tug'],
  ])('has no such link for a box with %s', (_, html, markdown) => expect(read(html).markdown).toBe(markdown))
})
