import { describe, expect, it } from 'vitest'
import {
  addressOfArticle,
  addressOfUrl,
  isUrlOnEditionHost,
} from '../../../../src/cli/content/addresses/article-address.ts'

const star = { id: 'star', hosts: ['star.example', 'www.star.example'], query: ['id'] }
const sun = { id: 'sun', hosts: ['sun.example'], query: [] }

describe('the address of a URL', () => {
  it.each([
    ['https://www.star.example/2016/a.html', '/star/2016/a.html'],
    ['https://sun.example/a', '/sun/a'],
    ['https://elsewhere.example/a', '/star/a'],
    ['https://star.example/a%2Db//c%7E', '/star/a-b/c~'],
    ['https://star.example/?utm=x&id=7', '/star/?id=7'],
    ['https://sun.example/?id=7', '/sun/'],
  ])('of %s is %s', (url, address) => expect(addressOfUrl(url, star, [star, sun])).toBe(address))

  it('is an edition’s own by its host', () => {
    expect(isUrlOnEditionHost('https://sun.example/a', [star, sun])).toBe(true)
    expect(isUrlOnEditionHost('https://m.sun.example/a', [star, sun])).toBe(false)
    expect(isUrlOnEditionHost('/a', [star, sun])).toBe(false)
  })
})

describe('the address of an article', () => {
  it.each([
    ['https://elsewhere.example/a%2Db/?utm=x&id=7', '2016-04-08', '/star/a-b/?id=7'],
    [null, '2016-04-08T10:00', '/star/2016/04/08/council-votes'],
    [null, '2016-04', '/star/2016/04/council-votes'],
    [null, null, '/star/undated/council-votes'],
  ])('with the URL %s and the date %s is %s', (url, published, address) =>
    expect(addressOfArticle({ url, published }, 'council-votes', star)).toBe(address),
  )
})
