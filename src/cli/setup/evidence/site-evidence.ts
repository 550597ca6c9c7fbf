import type { ArticleFields } from '../../../model/article.ts'
import * as addressField from '../../content/schema/address-fields.ts'
import { DatePeriod } from './date-period.ts'
import { ParameterEvidence } from './parameter-evidence.ts'
import { Tally } from './tally.ts'
import { UrlIdEvidence } from './url-id-evidence.ts'

/** Returns the domain that the hosts of a site share: `star.example` for `www.star.example` and `m.star.example`. */
export const toSiteDomain = (host: string): string =>
  host.replace(/^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/, '')

/** True for a public host name, as opposed to an IP address or a test server. */
export const isPublicHost = (host: string) =>
  addressField.host.safeParse(host).success &&
  /\.[a-z][a-z0-9-]+$/.test(host) &&
  !/\.(?:local|test)$/.test(host)

/** The facts about a site: its names, and the addresses and dates of its articles. */
export class SiteEvidence {
  /** Number of articles with an address. */
  articleCount = 0
  readonly statedNameTally = new Tally()
  readonly datePeriod = new DatePeriod()
  readonly urlIdEvidence = new UrlIdEvidence()
  readonly parameterEvidence = new ParameterEvidence()
  /** First path segments of all URLs. An edition's id must differ from all of them. */
  readonly firstPathSegments = new Set<string>()
  readonly #hostTally = new Tally()

  addArticle(url: string, { formerly, published }: ArticleFields): void {
    this.articleCount++
    this.datePeriod.includeDate(published)
    this.urlIdEvidence.addPath(new URL(url).pathname)
    for (const articleUrl of [url, ...formerly]) this.#addUrl(new URL(articleUrl))
  }

  #addUrl(url: URL): void {
    this.addHost(url.hostname)
    this.parameterEvidence.addUrl(url)
    this.firstPathSegments.add(url.pathname.split('/')[1] ?? '')
  }

  addHost(host: string): void {
    this.#hostTally.add(host)
  }

  /** Lists the site's public hosts, with and without `www` where both are the same site. */
  listHosts(): string[] {
    const rankedHosts = this.#hostTally.listByFrequency().map(([host]) => host)
    const twinHosts = rankedHosts.map((host) => (host.startsWith('www.') ? host.slice(4) : `www.${host}`))
    const hosts = rankedHosts.flatMap((host, index) => [
      host,
      ...(hasWwwTwin(host) ? [twinHosts[index] ?? host] : []),
    ])
    return [...new Set(hosts)].filter(isPublicHost)
  }
}

/** True for a host that is the same site with and without `www`: `star.example`, `www.star.example`. */
const hasWwwTwin = (host: string) => host.startsWith('www.') || host.split('.').length === 2
