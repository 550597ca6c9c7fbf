import { grouped } from './grouped.ts'
import type { Words } from './words.ts'

export const fr: Words = {
  archive: 'Archives',
  skip: 'Aller au texte',
  corrected: 'Cet article a été corrigé.',
  corrections: 'Corrections',
  inferred: 'déduit',
  otherForms: 'Autres formes de cette page',
  originalAddress: 'Première publication',
  lostPictures: (count) =>
    count === 1
      ? 'Une image de cet article n’est pas conservée.'
      : `${count} images de cet article ne sont pas conservées.`,
  namesOf: { sections: 'Rubrique\u00a0:', topics: 'Sujets\u00a0:', authors: 'Par\u00a0:' },
  rights: 'Droits',
  contact: 'Contact',
  editions: 'Éditions',
  newest: 'Derniers articles',
  byYear: 'Par année',
  undated: 'Sans date',
  lists: { sections: 'Rubriques', topics: 'Sujets', authors: 'Auteurs', days: 'Ce jour-là' },
  earlier: 'Articles précédents',
  previous: 'Précédent',
  next: 'Suivant',
  articles: (count) => (count < 2 ? `${count} article` : `${grouped(count, '\u202f')} articles`),
  months: [
    ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
    ...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  ],
  day: (day, month, year) => `${day === 1 ? '1er' : day} ${month} ${year}`,
  monthDay: (day, month) => `${day === 1 ? '1er' : day} ${month}`,
  time: (day, hour, minute) => `${day} à ${hour}\u00a0h\u00a0${minute}`,
  holdings: {
    title: 'État du fonds',
    byMonth: 'Articles par mois',
    span: (first, last) => `Le premier est daté de : ${first} ; le dernier : ${last}.`,
    year: 'Année',
    total: 'Total',
    missing: 'Ce qui manque',
    without: {
      date: 'sans date',
      byline: 'sans signature',
      authors: 'sans auteur nommé',
      body: 'sans texte',
    },
    gaps: 'Lacunes connues',
    noGaps: 'Aucune n’est connue. Un mois sans article peut tout de même en être une.',
  },
  closed: 'fermeture :',
  front: 'Accueil des archives',
  statuses: {
    300: { title: 'Plusieurs pages', detail: 'Plusieurs pages des archives ont une adresse semblable.' },
    404: { title: 'Absent des archives', detail: 'Les archives n’ont rien à cette adresse.' },
    406: { title: 'Forme inconnue', detail: 'Cette page existe, mais dans aucune des formes demandées.' },
    410: { title: 'Retiré', detail: 'Cette page a été retirée des archives.' },
    451: { title: 'Retenu', detail: 'Cette page est retenue pour des raisons juridiques.' },
    503: {
      title: 'Hors d’atteinte',
      detail: 'Les archives sont illisibles pour le moment. Réessayez bientôt.',
    },
  },
  copyElsewhere: 'Chercher une copie à l’Internet Archive',
}
