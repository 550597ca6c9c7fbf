import { isWeekdayName, toMonthNumber } from '../../text/month-names.ts'

/** Words that a date line may contain besides the date. */
const dateWords: ReadonlySet<string> = new Set(
  (
    'published updated posted first last modified created date on at am pm a p publié publiée mis mise à ' +
    'jour le h min modifié créé de del el las los publicado publicada actualizado actualizada a às as em ' +
    'feira atualizado hrs hs veröffentlicht aktualisiert erstellt um uhr vom den der pubblicato ' +
    'aggiornato il alle gepubliceerd bijgewerkt op om th st nd rd er t z minutes hours ago time minute ' +
    'hour read kl publicerad uppdaterad publisert oppdatert opdateret lesezeit lesedauer minuten day days stand lecture ' +
    'minutos lectura leitura est edt gmt dernière zuletzt hrs mins vor stunde stunden tag tagen il y heure heures ' +
    'jours hace hora horas día días há dia dias fa ore ora giorni giorno minuti geleden uur dagen sedan timmar dagar ' +
    'week weeks month months year years semaine semaines mois ans woche wochen monat monaten jahr jahren semana semanas mes meses mês'
  ).split(' '),
)

const isDateWord = (word: string) =>
  dateWords.has(word.toLowerCase()) ||
  /^[A-Z]{2,4}$/.test(word) ||
  toMonthNumber(word) !== null ||
  isWeekdayName(word)

/** True for a line that contains only words of a date: `Updated on Monday, 9 May 2016 at 10:05`. */
export const hasOnlyDateWords = (line: string): boolean => (line.match(/\p{L}+/gu) ?? []).every(isDateWord)
