import { type NameListKind, nameListKinds } from '../../model/edition.ts'
import type { PartialDate } from '../../model/partial-date.ts'
import { slugify } from '../../model/slug.ts'
import { reservedEditionIds } from '../content/files/configuration.ts'
import type { RemainsSurvey } from './evidence/remains-survey.ts'
import { isPublicHost, type SiteEvidence, toSiteDomain } from './evidence/site-evidence.ts'
import { findLikelyTimeZone, findTimeZoneByOffsets } from './evidence/time-zone.ts'
import { repairLanguage } from './repair-answers.ts'

/** A value that the remains reveal, or else the most likely one. */
interface ProposedValue {
  value: string
  isRevealed: boolean
}

/** An edition's configuration, as far as its remains reveal it. */
export interface EditionProposal {
  name: ProposedValue
  language: ProposedValue
  id: string
  hosts: string[]
  /** Those of `hosts` that belong to sites other than the main one, whose pages state the same name. */
  sameNameHosts: string[]
  urlIdPattern: string | null
  queryParameters: string[]
  timeZone: ProposedValue
  founded: PartialDate | null
  closed: PartialDate | null
  /** Former paths of lists, such as `/category/{name}/`. */
  formerListPaths: Partial<Record<NameListKind, string[]>>
  archiveUrl: string
  /** True if there are picture files among the remains. */
  hasPictures: boolean
  /**
   * True if all articles are on hosts that cannot be the newspaper's, such as `localhost`. An import refuses these.
   */
  hasOnlyForeignHosts: boolean
}

const toPrimaryTag = (language: string) => language.split('-', 1)[0] ?? ''

/**
 * Proposes the language of most articles, in the form that their sites state, such as `fr-CA` for French articles.
 * Proposes English if neither the articles nor the sites reveal a language.
 */
function proposeLanguage({
  siteLanguageTally: siteLanguages,
  articleLanguageTally: articleLanguages,
}: RemainsSurvey): ProposedValue {
  const siteLanguage = siteLanguages.findMostFrequent()
  const articleLanguage = articleLanguages.findMostFrequent()
  const agreesWithArticles =
    siteLanguage !== null &&
    (articleLanguage === null || toPrimaryTag(siteLanguage) === toPrimaryTag(articleLanguage))
  const language = agreesWithArticles ? siteLanguage : articleLanguage
  return { value: repairLanguage(language ?? 'en'), isRevealed: language !== null }
}

/**
 * Proposes the first words of a name as an id. Appends `-archive`, and then a number, if the id is taken or is the
 * first segment of an old path on the main site.
 */
function proposeEditionId(name: string, mainSite: SiteEvidence | null, takenIds: readonly string[]): string {
  const idFromName = slugify(name).split('-').slice(0, 4).join('-')
  const id = idFromName === '' ? 'newspaper' : idFromName
  const isTaken = (candidateId: string) =>
    reservedEditionIds.includes(candidateId) ||
    takenIds.includes(candidateId) ||
    mainSite?.firstPathSegments.has(candidateId)
  const numberedIds = Array.from({ length: takenIds.length + 1 }, (_, index) => `${id}-archive-${index + 2}`)
  return [id, `${id}-archive`, ...numberedIds].find((candidateId) => !isTaken(candidateId)) ?? id
}

/** Removes the time from a date: newspapers are not founded to the second. */
const removeTime = (date: PartialDate | null) => date?.slice(0, 10) ?? null

const collectFormerListPaths = ({
  formerPathsByListKind,
}: RemainsSurvey): EditionProposal['formerListPaths'] =>
  Object.fromEntries(
    nameListKinds.flatMap((listKind) => {
      const paths = formerPathsByListKind.get(listKind)
      return paths ? [[listKind, [...paths]]] : []
    }),
  )

/**
 * Proposes the configuration of an edition.
 * @param name the name given by the archivist; `null` to propose the one that the remains state
 */
export function proposeEdition(
  survey: RemainsSurvey,
  { name: givenName, takenIds }: { name: string | null; takenIds: readonly string[] },
): EditionProposal {
  const mainSite = survey.findMainSite()
  const hosts = [
    ...new Set([
      ...survey.listOwnSites().flatMap((site) => site.listHosts()),
      ...[...survey.exportHosts].filter(isPublicHost),
    ]),
  ]
  const [mainDomain] = hosts.map(toSiteDomain)
  const statedName =
    givenName ?? mainSite?.statedNameTally.findMostFrequent() ?? survey.statedNameTally.findMostFrequent()
  const name = { value: statedName ?? mainDomain ?? 'Newspaper', isRevealed: statedName !== null }
  const language = proposeLanguage(survey)
  const { firstDate, lastDate } = survey.computePeriod()
  const observedTimeZone = findTimeZoneByOffsets(survey.zonedDates, language.value)
  return {
    name,
    language,
    id: proposeEditionId(statedName ?? mainDomain?.split('.')[0] ?? name.value, mainSite, takenIds),
    hosts,
    sameNameHosts: survey.listOwnSites().flatMap((site) => (site === mainSite ? [] : site.listHosts())),
    urlIdPattern: mainSite?.urlIdEvidence.findPatternSource() ?? null,
    queryParameters: mainSite?.parameterEvidence.listDistinguishingParameters() ?? [],
    timeZone: {
      value: observedTimeZone ?? findLikelyTimeZone(language.value),
      isRevealed: observedTimeZone !== null,
    },
    founded: removeTime(firstDate),
    closed: removeTime(lastDate),
    formerListPaths: collectFormerListPaths(survey),
    hasPictures: survey.pictureCount > 0,
    hasOnlyForeignHosts:
      hosts.length === 0 && [...survey.siteByDomain.values()].some(({ articleCount }) => articleCount > 0),
    archiveUrl: `https://archive.${mainDomain ?? 'example'}`,
  }
}
