import { bodyFinding, type Check } from '../check.ts'

/** Finds the pictures that the archive does not have. */
export const checkPictures: Check = (article) =>
  article.lostPictures.map((url) => bodyFinding(article, 'lost-picture', { words: url, text: url }))
