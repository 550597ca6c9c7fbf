import { type NameListKind, nameListKinds } from '../../model/edition.ts'
import type { PartialDate } from '../../model/partial-date.ts'
import { slugify } from '../../model/slug.ts'
import { reservedEditionIds } from '../content/files/configuration.ts'
import type { RemainsSurvey } from './evidence/remains-survey.ts'
import { isPublicHost, type SiteEvidence, siteNameOf } from './evidence/site-evidence.ts'
import { findLikelyTimeZone, findTimeZoneByOffsets } from './evidence/time-zone.ts'
import { repairLanguage } from './repair-answers.ts'

/** A value that the remains state, or else the most likely one. */
interface ProposedValue {
  value: string
  isStated: boolean
}

/** An edition's configuration, as far as its remains reveal it. */
export interface EditionProposal {
  name: ProposedValue
  language: ProposedValue
  id: string
  hosts: string[]
  /** Those of `hosts` that belong to sites other than the main one, whose pages state the same name. */
  movedHosts: string[]
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
 * Proposes the language of most texts, in the form that the sources state, such as `fr-CA` for French texts. Proposes
 * English if neither the texts nor the sources reveal a language.
 */
function proposeLanguage({
  statedLanguageTally: statedLanguages,
  detectedLanguageTally: textLanguages,
}: RemainsSurvey): ProposedValue {
  const statedLanguage = statedLanguages.findMostFrequent()
  const textLanguage = textLanguages.findMostFrequent()
  const agreesWithTexts =
    statedLanguage !== null &&
    (textLanguage === null || toPrimaryTag(statedLanguage) === toPrimaryTag(textLanguage))
  const language = agreesWithTexts ? statedLanguage : textLanguage
  return { value: repairLanguage(language ?? 'en'), isStated: language !== null }
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
      ...survey.listOwnSites().flatMap((ownSite) => ownSite.listHosts()),
      ...[...survey.exportHosts].filter(isPublicHost),
    ]),
  ]
  const [mainSiteName] = hosts.map(siteNameOf)
  const statedName =
    givenName ?? mainSite?.statedNameTally.findMostFrequent() ?? survey.statedNameTally.findMostFrequent()
  const name = { value: statedName ?? mainSiteName ?? 'Newspaper', isStated: statedName !== null }
  const language = proposeLanguage(survey)
  const { firstDate, lastDate } = survey.computePeriod()
  const observedTimeZone = findTimeZoneByOffsets(survey.zonedDates, language.value)
  return {
    name,
    language,
    id: proposeEditionId(statedName ?? mainSiteName?.split('.')[0] ?? name.value, mainSite, takenIds),
    hosts,
    movedHosts: survey.listOwnSites().flatMap((ownSite) => (ownSite === mainSite ? [] : ownSite.listHosts())),
    urlIdPattern: mainSite?.urlIdEvidence.findPatternSource() ?? null,
    queryParameters: mainSite?.parameterEvidence.listDistinguishingParameters() ?? [],
    timeZone: {
      value: observedTimeZone ?? findLikelyTimeZone(language.value),
      isStated: observedTimeZone !== null,
    },
    founded: removeTime(firstDate),
    closed: removeTime(lastDate),
    formerListPaths: collectFormerListPaths(survey),
    hasPictures: survey.pictureCount > 0,
    hasOnlyForeignHosts:
      hosts.length === 0 && [...survey.siteByName.values()].some(({ articleCount }) => articleCount > 0),
    archiveUrl: `https://archive.${mainSiteName ?? 'example'}`,
  }
}
