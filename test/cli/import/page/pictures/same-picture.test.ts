import { describe, expect, it } from 'vitest'
import { PictureUrlSet } from '../../../../../src/cli/import/page/pictures/picture-url-set.ts'
import {
  isSamePicture,
  pictureIdentityFromUrl,
} from '../../../../../src/cli/import/page/pictures/same-picture.ts'

const isSame = (a: string, b: string) => isSamePicture(pictureIdentityFromUrl(a), pictureIdentityFromUrl(b))

const [digest, id] = ['5be1b21600684d9ba6c0d4a1', 'f3a2b1c0-7d64-4e2b-9a51-0c2d4e6f8a9b']

describe('two addresses', () => {
  it.each([
    ['a parameter for the width', '/quay/harbour.jpg?w=300', '/quay/harbour.jpg?w=1200&crop=1'],
    ['a folder for the size', `/img/300/${digest}.jpg`, `/img/1200/${digest}.webp`],
    ['a size in the name', '/a/harbour-boat-300x200.jpg', '/b/harbour-boat-w1200.png'],
    ['a ratio in the name', '/a/harbour-boat_v16_9_1200.jpg', '/a/harbour-boat_v4_3_800.jpg'],
    ['a digest of the size', '/a/csm_ferry-at-quay_a395f41217.jpg', '/a/csm_ferry-at-quay_93268333ee.jpg'],
    ['a number for the size', '/image/65897427_6.jpg', '/image/65897427_804.jpg'],
    ['a quality in the name', `/i/${digest}/16x9/1280@40.jpg`, `/i/${digest}/16x9/original.jpg`],
    ['a folder named by the file', `/x/${id}.jpg/alternates/wide/${id}.jpg`, `/y/${id}.jpg/square/${id}.jpg`],
    ['a short name', '/img/24077009-16/9/750/judy.jpg', '/crop/24077009/893-w1200/judy.jpg'],
    ['a size, in one folder', '/a/quay.jpg', '/a/quay_1200x630.jpg'],
    ['data after the file', '/a/harbour-boat.jpg', '/b/harbour-boat.jpg/from-a-newsletter'],
    ['a lone percent sign', '/a/100%-harbour-boat.jpg', '/b/100%-harbour-boat.jpg'],
    ['a service for sizes', `/_next/image?url=%2Fa%2F${digest}.jpg&w=640`, `/a/${digest}.jpg`],
  ])('with %s are of one picture', (_, a, b) => {
    expect(isSame(`https://a.example${a}`, `https://b.example${b}`)).toBe(true)
    expect(isSame(`https://b.example${b}`, `https://a.example${a}`)).toBe(true)
  })

  it.each([
    ['other words', '/a/harbour-boat.jpg', '/a/harbour-church.jpg'],
    ['the next number', '/a/harbour-boat-01.jpg', '/a/harbour-boat-02.jpg'],
    ['the same day', '/2016/05/03/20160503-ferry.jpg', '/2016/05/03/20160503-church.jpg'],
    ['a general name', `/a/${digest}/image.jpg`, '/a/5be1b21600684d9ba6c0d4a2/image.jpg'],
    ['a folder of the article', `/a/${digest}/judy.jpg`, `/a/${digest}/judyly.jpg`],
    ['short names in other folders', '/a/quay.jpg', '/b/quay.jpg'],
  ])('with %s are of two pictures', (_, a, b) =>
    expect(isSame(`https://a.example${a}`, `https://a.example${b}`)).toBe(false),
  )
})

it('a set of pictures finds other sizes', () => {
  const addresses = Array.from(
    { length: 20_000 },
    (_, index) => `https://a.example/${index}/${index * 7919}-quay.jpg`,
  )
  const set = new PictureUrlSet(['https://a.example/harbour-boat-300x200.jpg', ...addresses])
  expect(set.has('https://a.example/harbour-boat-w1200.jpg')).toBe(true)
  expect(addresses.every((address) => set.has(address))).toBe(true)
})

it('a set of pictures takes time for each that does not grow with many, or with long names', () => {
  const longName = (index: number) =>
    `https://a.example/${Array.from({ length: 400 }, (_, part) => `${part}x${index}`).join('-')}.jpg`
  const addresses = Array.from({ length: 1000 }, (_, index) => longName(index))
  const set = new PictureUrlSet(addresses.slice(0, 500))
  const started = process.cpuUsage().user
  expect(addresses.slice(500).some((address) => set.has(address))).toBe(false)
  expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(4)
})
