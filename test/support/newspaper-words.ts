const common =
  'de la le les et des un une à en que est pour dans par qui sur du il au plus pas ce ont son avec se sont cette mais comme leur fait deux même tout aussi entre après été être'.split(
    ' ',
  )

/** Words that articles of every kind mention. */
export const general =
  'gouvernement ministre québec canada montréal président politique année pays millions premier projet public nouveau groupe selon dollars semaine monde vie ville personnes'.split(
    ' ',
  )

/** Words of the articles' subjects, grouped by subject. */
export const themes = `
élections élection québécoises québécois parti libéral coalition députés assemblée vote campagne sondage chef
otan russie crimée annexion ukraine moscou alliance ambassadeurs sommet conseil aujourd’hui O.N.U.
crime crimes police enquête procès justice tribunal victime accusé prison juge avocat
santé hôpital médecins patients infirmières urgence vaccin virus pandémie chercheurs maladie
étudiants grève université école enseignants droits scolarité rectorat manifestation cégep
budget économie emploi chômage entreprise pétrole dette impôts bourse croissance banque
climat environnement réchauffement forêt incendie carbone glaciers sécheresse inondations
français française france paris européenne bruxelles attentat républicains socialistes
américain américaine washington républicain démocrate congrès sénat frontière
joueur équipe match victoire saison hockey canadiens gardien buts entraîneur
film cinéma acteur actrice festival réalisateur scène comédie cannes
musique artiste album concert chanson spectacle chanteuse tournée
science espace télescope planète comète mission sonde fusée lune
livre auteur roman écrivain poésie éditeur librairie prix traduction
restaurant cuisine recette chef vin fromage chocolat produits
téléphone réseau données internet application vie privée pirates
immigration réfugiés syrie frontières asile intégration laïcité
autochtones territoire réconciliation enquête femmes disparues
transport métro autobus pont tramway route circulation chantier
agriculture fermiers lait quotas récolte abeilles pesticides
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

const syllables =
  'ba be bi bo bu ca ce ci co cu da de di do du fa fe fi fo ga ge go la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo'.split(
    ' ',
  )

const endings = ['', 's', 'e', 'es', 'ement', 'tion', 'tions', 'é', 'ée', 'ant', 'eur', 'ique', 'al', 'ale']

/** A rare word of a language: rank → a word that no other rank has. */
export function rareWord(rank: number): string {
  let [left, word] = [rank + syllables.length, '']
  for (; left > 0; left = Math.floor(left / syllables.length)) word += syllables[left % syllables.length]
  return word + endings[rank % endings.length]
}

const tail = 120_000

/** Picks one of some words. */
export const any = (words: readonly string[], random: () => number) =>
  words[Math.floor(words.length * random())] ?? 'vote'

/**
 * Picks a word with a newspaper's frequencies: half of the words are common, one in eight is the subject's, the others
 * follow Zipf's law.
 */
function wordFrom(random: () => number, theme: readonly string[]): string {
  const chance = random()
  if (chance < 0.48) return common[Math.floor(common.length * random() ** 2)] ?? 'de'
  if (chance < 0.5) return any(general, random)
  if (chance < 0.62) return any(theme, random)
  if (chance < 0.625) return any(themes[Math.floor(themes.length * random())] ?? general, random)
  return rareWord(Math.floor(30 + tail ** (0.3 + 0.7 * random())))
}

/** A sentence with this many words. */
export function sentence(random: () => number, words: number, theme: readonly string[]): string {
  const chosen = Array.from({ length: words }, () => wordFrom(random, theme))
  const text = chosen.join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
