/**
 * Folded French and English words that are too common to distinguish articles. Omits words that have a meaning of
 * their own in the other language (*but*, *car*, *or*, *son*, *an*).
 */
const stopWordsText = `
a ai aie aient ais ait alors apres as au aucun aucune aussi autre autres aux avait avaient avant avec avoir ayant
c ca ce ceci cela celle celles celui ces cet cette ceux chez ci comme comment d dans de depuis des donc dont du
elle elles en encore entre est et etaient etait etant ete etre eu eux fait ici il ils j je l la le les leur leurs lors
lui m ma mais me meme memes mes moi mon n ne ni nos notre nous on ont ou par parce pas pendant peu peut plus pour
pourquoi qu quand que quel quelle quelles quels qui s sa sans se sera seront ses si soi soit sont sous sur t ta te tes
toi ton tous tout toute toutes tres tu un une va vers vos votre vous y
about after all also am and are at be because been before being between both by can could did do does doing for
from had has have having he her here hers him his how i if in into is it its itself just me more most my no nor not
of off only our out over own same she should so some such than that the their them then there these they this those
through to too under until up was we were what when where which while who whom why with would you your
`

const stopWords = new Set(stopWordsText.trim().split(/\s+/))

/** True for a stop word. The word must already be folded. */
export const isStopWord = (word: string): boolean => stopWords.has(word)
