import { describe, expect, it } from 'vitest'
import { isServiceUrl, isSocialAccountUrl } from '../../../../../src/cli/import/page/lines/service-urls.ts'

const site = 'www.lantern.example'

describe('an address at which readers follow a newspaper', () => {
  it.each([
    '/newsletter',
    'https://www.lantern.example/subscribe?from=foot',
    'https://play.google.com/store/apps/details?id=x',
    'https://apps.apple.com/app/lantern/id1',
    'https://whatsapp.com/channel/0029',
    'https://www.facebook.com/TheLantern',
    'https://x.com/@lantern_news/',
    'https://www.youtube.com/channel/lantern',
  ])('is %s', (href) => expect(isServiceUrl(href, site)).toBe(true))

  it.each([
    ['an author’s account', 'https://x.com/annlee'],
    ['a post', 'https://x.com/lantern/status/7'],
    ['a button that shares', 'https://www.facebook.com/lantern?u=https%3A%2F%2Flantern.example'],
    ['a mailbox', 'mailto:desk@lantern.example?subject=newsletter'],
    ['an article', 'https://www.lantern.example/2016/04/08/ferry'],
    ['no address', 'https://[broken'],
  ])('is not that of %s', (_, href) => expect(isServiceUrl(href, site)).toBe(false))

  it('is no account where the site is unknown', () =>
    expect(isServiceUrl('https://x.com/lantern', null)).toBe(false))
})

it('an account on a social network may be anybody’s, and a post is none', () => {
  expect(isSocialAccountUrl('https://x.com/annlee')).toBe(true)
  expect(isSocialAccountUrl('https://x.com/annlee/status/7')).toBe(false)
  expect(isSocialAccountUrl('https://lantern.example/annlee')).toBe(false)
  expect(isSocialAccountUrl('/annlee')).toBe(false)
})
