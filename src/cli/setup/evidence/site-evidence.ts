import type { ArticleFields } from '../../../model/article.ts'
import * as field from '../../content/schema/fields.ts'
import { DatePeriod } from './date-period.ts'
import { ParameterEvidence } from './parameter-evidence.ts'
import { Tally } from './tally.ts'
import { UrlIdEvidence } from './url-id-evidence.ts'

/** Returns the name shared by the hosts of a site: `star.example` for `www.star.example` and `m.star.example`. */
export const siteNameOf = (host: string): string => host.replace(/^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/, '')

/** True for a public host name: neither a numeric address nor a test server. */
export const isPublicHost = (host: string) =>
  field.host.safeParse(host).success && /\.[a-z][a-z0-9-]+$/.test(host) && !/\.(?:local|test)$/.test(host)

/** The facts about one site: its names, and its articles' addresses and dates. */
export class SiteEvidence {
  /** Number of articles with an address. */
  articleCount = 0
  readonly statedNames = new Tally()
  readonly period = new DatePeriod()
  readonly urlIds = new UrlIdEvidence()
  readonly parameters = new ParameterEvidence()
  /** First segments of paths; an edition's id must differ from all of them. */
  readonly firstSegments = new Set<string>()
  readonly #hosts = new Tally()

  /** Adds an article at an address. */
  addArticle(url: string, { formerly, published }: ArticleFields): void {
    this.articleCount++
    this.period.add(published)
    this.urlIds.add(new URL(url).pathname)
    for (const articleUrl of [url, ...formerly]) this.#addUrl(new URL(articleUrl))
  }

  #addUrl(url: URL): void {
    this.addHost(url.hostname)
    this.parameters.add(url)
    this.firstSegments.add(url.pathname.split('/')[1] ?? '')
  }

  addHost(host: string): void {
    this.#hosts.add(host)
  }

  /** Lists the site's public hosts, each with its twin, with or without `www`. */
  listHosts(): string[] {
    const rankedHosts = this.#hosts.listByFrequency().map(([host]) => host)
    const twinHosts = rankedHosts.map((host) => (host.startsWith('www.') ? host.slice(4) : `www.${host}`))
    const hosts = rankedHosts.flatMap((host, index) => [
      host,
      ...(hasWwwTwin(host) ? [twinHosts[index] ?? host] : []),
    ])
    return [...new Set(hosts)].filter(isPublicHost)
  }
}

/** True for a host whose twin with or without `www` is the same site: `star.example`, `www.star.example`. */
const hasWwwTwin = (host: string) => host.startsWith('www.') || host.split('.').length === 2
