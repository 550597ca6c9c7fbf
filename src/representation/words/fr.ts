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
  topics: 'Sujets\u00a0:',
  lostPictures: (count) =>
    count === 1
      ? 'Une image de cet article n’est pas conservée.'
      : `${count} images de cet article ne sont pas conservées.`,
  rights: 'Droits',
  contact: 'Contact',
  editions: 'Éditions',
  newest: 'Derniers articles',
  byYear: 'Par année',
  undated: 'Sans date',
  articles: (count) => (count < 2 ? `${count} article` : `${grouped(count, '\u202f')} articles`),
  months: [
    ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
    ...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  ],
  day: (day, month, year) => `${day === 1 ? '1er' : day} ${month} ${year}`,
  time: (day, hour, minute) => `${day} à ${hour}\u00a0h\u00a0${minute}`,
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
