import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { extractRegisteredHostName } from './site-hosts.ts'

/** Matches words in the URL of a newspaper's newsletters, subscriptions or accounts. */
const serviceUrlWordPattern =
  /(?:^|[/_.,=-])(?:newsletters?|nieuwsbrief|subscri(?:be|ptions?)|sign-?(?:up|in)|log-?in|regist(?:er|ration)?|abo(?:s|-?shop|-?service)?|abonn(?:er|ez|ements?|ieren)|suscri(?:bete|birse|pci[oó]n(?:es)?)|assin(?:e|atura)|iscriviti|abbonament[io]|prenumer(?:ation|era)|anmeld(?:ung|en))(?:$|[/?#&_.,=-])/i

/**
 * Matches app stores, Google's preferred sources and messenger channels. Their URLs do not include an account's name.
 */
const serviceHostAndPathPattern =
  /^(?:(?:play|news)\.google\.com|(?:apps|itunes)\.apple\.com|www\.google\.com\/preferences\/source|(?:www\.)?whatsapp\.com\/channel|chat\.whatsapp\.com)(?:\/|$)/

const networkHostPattern =
  /^(?:(?:www|m)\.)?(?:facebook|twitter|x|instagram|whatsapp|youtube|tiktok|threads|linkedin|t)\.(?:com|net|me)$/

/** Matches the path of an account on a social network. A post has a longer path. */
const accountPathPattern = /^\/(?:(?:channel|company|c|user)\/)?@?([^/]+)\/?$/

/** Returns the name of the social network account that a URL leads to, or `undefined` for any other URL. */
const findSocialAccountName = ({ host, pathname }: URL): string | undefined =>
  networkHostPattern.test(host) ? accountPathPattern.exec(pathname)?.[1] : undefined

/** True for the URL of any social network account. */
export function isSocialAccountUrl(href: string): boolean {
  const url = URL.parse(href)
  return url !== null && findSocialAccountName(url) !== undefined
}

/**
 * True for the URL of the newspaper's own account, whose name contains the site's name. An author's account belongs to
 * a credit.
 */
function isNewspaperAccountUrl(url: URL, siteHost: string | null): boolean {
  const accountName = url.search === '' ? findSocialAccountName(url) : undefined
  return (
    accountName !== undefined &&
    siteHost !== null &&
    toLettersAndDigits(accountName).includes(toLettersAndDigits(extractRegisteredHostName(siteHost)))
  )
}

/**
 * True for an absolute or relative URL where readers subscribe to a site, follow it or open an account: a newsletter,
 * an app store, a channel on a social network.
 */
export function isServiceUrl(href: string, siteHost: string | null): boolean {
  const url = URL.parse(href, 'https://site.invalid')
  if (url === null || !/^https?:$/.test(url.protocol)) return false
  return (
    serviceHostAndPathPattern.test(`${url.host}${url.pathname}`) ||
    isNewspaperAccountUrl(url, siteHost) ||
    serviceUrlWordPattern.test(`${url.host}${url.pathname}${url.search}`)
  )
}
